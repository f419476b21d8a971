"""The trained reader: a linear model that notices what no rule says. It needs no parse."""
