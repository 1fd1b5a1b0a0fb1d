"""Tables that people bring: text files and workbooks, read into rows of text, bounded in everything."""
