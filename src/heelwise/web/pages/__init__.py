"""The pages: one folder each, with its view, its plain values and its template."""
