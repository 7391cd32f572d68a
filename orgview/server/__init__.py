"""The server round the page: checks, headers, errors, jobs, cookies, retention."""
