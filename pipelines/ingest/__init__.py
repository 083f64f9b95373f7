"""Source files → documents with labelled passages, or rejections. Nothing is extracted here."""
