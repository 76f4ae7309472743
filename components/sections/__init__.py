"""Sections of pages: rows from the loaders made into the rows, sentences and tables that blocks draw."""
