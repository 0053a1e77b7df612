"""What every language must satisfy, whatever it is: `vmkit check LANG`."""
