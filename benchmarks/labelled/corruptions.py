def report_corruptions(*a):
    return iter(())
