"""Parts of the page: functions from the catalogue to components, no callbacks."""
