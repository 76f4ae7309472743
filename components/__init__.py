"""How it is drawn: page frame, filters, charts, tables, sentences. No SQL."""
