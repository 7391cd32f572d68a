"""Contract: every JSON that passes between server and browser, as models.

The browser's types are made from them (``python -m orgview.contract_files``), and the tests check every answer of
every address against its own. Answers themselves are built as plain dictionaries, which is quicker.
"""
