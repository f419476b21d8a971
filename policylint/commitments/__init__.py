"""What a text promises its customers, as records; and promises that another place takes back."""
