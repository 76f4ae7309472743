"""The rules of the audit, by kind of arithmetic. Each takes the book of figures and yields claims."""
