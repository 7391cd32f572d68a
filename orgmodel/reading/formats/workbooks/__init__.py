"""Workbooks: sheets of Excel and LibreOffice as rows, whatever they merge, hide and part."""
