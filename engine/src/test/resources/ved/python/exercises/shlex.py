print(split("a 'b c' # no", comments=True), quote("it's"), join(["a b", "c"]))
lexer = shlex("x = 'y z'; w", posix=True, punctuation_chars=True)
lexer.wordchars += "."
print(list(lexer), lexer.lineno, lexer.eof)
