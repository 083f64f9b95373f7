"""One reader per kind of file: bytes → documents or rejections. None raises on bad input."""
