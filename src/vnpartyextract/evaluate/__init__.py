"""How good are the facts? Documents are compared with gold articles written by careful readers."""
