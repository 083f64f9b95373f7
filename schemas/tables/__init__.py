"""One module per table; each exports `TABLE`."""
