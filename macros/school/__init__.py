"""A school's own copy: its folder is read, its values checked, its content laid over the guide."""
