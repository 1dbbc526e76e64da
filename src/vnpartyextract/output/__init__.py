"""How a finished document is printed and what its shape is: never what is true."""
