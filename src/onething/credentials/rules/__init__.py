"""Pure rules of results: numbers, codes, the printed sheet, the signed data, what the public sees."""
