"""Search: one index per language, made from the guide; read in the browser by components/search/."""
