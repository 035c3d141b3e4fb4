"""What Python and type checkers say by themselves, and what else stands in tracebacks."""

import re

# What is drawn before the lines of exceptions that belong to a group.
_BORDER = re.compile(r"[ \t]*(?:[|+][ \t-]?[ \t]*)+")
_HEADING = re.compile(
    r"\s*(?:Exception Group )?Traceback \(most recent call last\):\s*"
    r"|During handling of the above exception, another exception occurred:\s*"
    r"|The above exception was the direct cause of the following exception:\s*"
    r"|  \[Previous line repeated \d+ more times?\]\s*")
_FRAME = re.compile(
    r'\s*File "(?:(?:/job/)?script\.py|<[\w ]+>|(?P<path>[^"]*))", line \d+(?:, in (?P<name>.*))?')
_LINE = re.compile(
    r"  File \"|    |Traceback \(most recent call last\):|During handling of the above exception, "
    r"another exception occurred:|The above exception was the direct cause of the following "
    r"exception:|  \[Previous line repeated")
_LINE = re.compile(r"[^\r\n]+")

# The words of their messages, but for those that they quote.
VOCABULARY = frozenset("""
a above abstract access accessed accessing after all allowed already ambiguous an and another any
are argument arguments arithmetic array as assigned assignment associated at attribute attributes
awaited axis base be because been before between block bool both bounds break broadcast buffer but
by byte bytes call callable called can cannot case cause character characters circular class close
closed code codec column columns comma compare comparison concatenate conditional connection
constructor contain contains continue convert coroutine could data date datetime day decode decoded
decorator defined definition deleted delimiter depth descriptor detected dict dictionary did
different digit dimension dimensions direct directory divide divided division does dtype due
duplicate during each element elements empty encode end enough error escape exceeded exception
exceptions exist exists exit expected expecting expression extra failed field fields file files
finally find first fit flag float follow following for forgot form format found frame from frozen
function generator generic get given global got group had handle handling has hash hashable have
hour if ignored immutable implemented import imported in incompatible incomplete inconsistent
incorrect indent indentation index indexed indexing indices inferred infinite infinity
initialization initialized input insert instance instances int integer integers interface internal
interpolation interrupted into invalid is it item items iterable iterate iterator its itself json
just key keys keyword kind know known label labels last leading least left length less letter level
limit line list literal local logger loop lower main mapping match matched matching maximum may
maybe mean member members memory method methods minimum minute missing mode module modules month
more most multiple must mutable name named names nan negative neither nested new no non none nor
not nothing null number numeric object objects obscured occurred of on once one only open operand
operands operation operations operator option or order ordering other out outcome output outside
overflow overlap overload overloads overridden overrides package parameter parameters parent parse
parsing part partially path pattern permission permitted pickle point position positional positive
possible possibly prefix previous process property protocol provided quote raised range read
readable readonly recent recursion redefined reduction refer reference referenced release repeat
repeated replacement report request requested required requires reserved resolved result results
return returned returns right row rows s same second self separator sequence sequences serializable
set shape shapes should signature single size slice slots so some source space special specified
standard start started starts statement static step stop stopped str stream string strings subclass
subject subscript subscriptable such suite super supplied support supported syntax system tab tabs
takes target than that the them then there these this thread time timed timestamp timezone to token
too traceback truncated truth try tuple two type typed types typing unable unbound undefined
underlying unexpected unhashable unicode union unknown unmatched unpack unpacked unreachable
unrecognized unsafe unsupported unterminated until unused up use used using utf valid value values
variable variables version very want warning was week well were when where whether which while
whose width will with without word would write wrong year yield yielded you your zero zone
""".split())


def said(text):
    """Where a traceback holds more than its form: start and end of each piece."""
    for line in _LINE.finditer(text):
        border = _BORDER.match(text, *line.span())
        start = border.end() if border else line.start()
        frame = _FRAME.fullmatch(text, start, line.end())
        if frame is not None:
            yield from (frame.span(group) for group in ("path", "name") if frame[group])
        elif _HEADING.fullmatch(text, start, line.end()) is None:
            yield start, line.end()
