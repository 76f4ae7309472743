"""What only a browser has: addresses, drawing, pointing, downloads."""
