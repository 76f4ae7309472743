"""The current selection of a page as a document: slides, PDF and HWPX say the same, from one content."""
