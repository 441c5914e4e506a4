"""Partners in a library's spreadsheet, in and out: CSV and Excel as they really are.

sheet, text and excel give rows of text; cells repairs one; headings knows what a column is.
Called by directory/ and views/.
"""
