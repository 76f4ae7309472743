"""What one takes home from a page: a chart as picture, table and archive, a page as one workbook. Made when asked for, not before."""
