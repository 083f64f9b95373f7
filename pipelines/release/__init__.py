"""Tables → a release that can be downloaded, cited, verified and queried."""
