"""Where in a workbook the tasks stand: sheets, header rows, and what each row below them is."""
