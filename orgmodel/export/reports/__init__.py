"""Reports: comparisons and fits as drawings and pages."""
