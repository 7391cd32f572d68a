"""Search: anybody of a company by words of any kept column, wrong letters too, whatever its size."""
