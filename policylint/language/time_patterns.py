# ruff: noqa: E501 -- a pattern cut in two is harder to read than a long one
"""The wordings of time: numbers, units, qualifiers, and the set phrases that name or blur a time.

Patterns are written with single spaces; any white space may stand there. All are read case-blind.
"""

from __future__ import annotations

import re

from policylint.expressions import expression

NUMBERS = (
    {
        word: float(value)
        for value, words in enumerate(
            """zero|one a an|two couple|three|four|five|six|seven|eight|nine|ten|eleven|twelve dozen|thirteen|fourteen
        |fifteen|sixteen|seventeen|eighteen|nineteen|twenty""".split("|")
        )
        for word in words.split()
    }
    | {
        "third": 3,
        "fourth": 4,
        "fifth": 5,
        "sixth": 6,
        "seventh": 7,
        "tenth": 10,
        "fifteenth": 15,
        "twentieth": 20,
    }
    | {"thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}
)

#: Working days in a unit; minutes and hours are of the clock, so that 24 hours are a day.
UNITS = {
    "minute": 1 / 1440,
    "hour": 1 / 24,
    "day": 5 / 7,
    "night": 5 / 7,
    "week": 5.0,
    "fortnight": 10.0,
    "month": 21.0,
    "quarter": 63.0,
    "year": 250.0,
    "season": 63.0,
}
SHORT = {"min": "minute", "h": "hour", "hr": "hour", "d": "day", "wk": "week", "mth": "month", "yr": "year"}

_WORD_NUMBER = (
    r"(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)-(?:one|two|three|four|five|six|seven|eight|nine)"
    rf"|(?:a )?hundred(?: and \w+)?|half an?|a dozen|(?:{'|'.join(sorted(NUMBERS, key=len, reverse=True))})\b"
)
NUMBER = (
    rf"(?:\d[\d,]*(?:\.\d+)?(?:st|nd|rd|th)?(?: ?\(\w+(?:-\w+)?\))?|a (?:couple|few)(?: of)?|several|(?:a )?few"
    rf"|some(?= (?:working |business )?(?:days|weeks|months|hours)\b)|a number of|(?:{_WORD_NUMBER})(?: ?\(\d+\))?)"
)
_WORKING = r"working|business|banking|trading|office|school|clear working|full working"
UNIT = (
    rf"(?:(?:{_WORKING}|calendar|clear|full|consecutive|whole|more|further|additional)[ -])*"
    r"(?:minutes?|mins?|hours?|hrs?|days?|nights?|weeks?|wks?|fortnights?|months?|mths?|quarters?|years?|yrs?"
    r"|seasons?|bds?|wds?|[hd])\b"
)
WORKING = expression(rf"\b(?:{_WORKING}|bds?|wds?)\b", re.I)

#: What stands before a length of time, and what it makes of it.
BEFORE = {
    "at least": "at least|a minimum of|minimum(?: of)?|not less than|no less than|no fewer than|more than|over"
    "|upwards of|min",
    "no earlier than": "no (?:earlier|sooner) than|not (?:earlier|sooner) than|not (?:before|until)",
    "up to": "(?:anything )?up to|at most|a maximum of|maximum(?: of)?|max|as (?:long|many) as",
    "within": "(?:with)?in(?: the (?:next|first))?|inside|under|less than|no(?:t)? (?:later|more|longer) than|by",
    "after": "after|following|from",
    "before": "before|until|till",
    "every": "every|each|once every",
    "for": "for(?: the (?:next|first))?|another",
    "about": "about|around|approximately|approx|roughly|some|nearly|almost|currently|usually|typically|normally",
    "past": "(?:in|over|within|for|during)? ?the (?:last|past|previous)|last|past|previous",
}
AFTER = {
    "at least": "at least|minimum|or (?:more|longer)|and over|plus",
    "up to": "at (?:the )?(?:most|latest)|max(?:imum)?|or less|or sooner|or earlier",
    "about": "or so",
    "before": "before(?:hand)?|ahead|in advance|prior",
    "after": "later|on|after",
    "past": "ago|old|earlier|previously|in a row",
}

_TODAY = (
    r"immediately|instantly|at once|(?:right|straight) ?away|forthwith|on the spot|there and then|then and there"
    r"|(?:on |by )?(?:the |that )?same (?:(?:working|business|calendar) )?day|same-day|today|tonight"
    r"|this (?:morning|afternoon|evening)|on the day|that day|within the hour|overnight|in real time"
    r"|(?:by |before |at )?(?:the )?(?:close|end) of (?:the )?(?:business|play|day|shift|working day|call|visit)"
    r"|(?:by )?(?:cob|eod|cop)\b|(?:by|before|until|(?:no|not) later than) (?:noon|midday|midnight|\d{1,2}(?:[:.]\d\d)? ?(?:[ap]\.?m\b\.?)"
    r"|\d{1,2}:\d\d)|before (?:you|they) (?:ring off|hang up|leave|go home)|without delay"
)
_TOMORROW = (
    r"(?:by |on |before )?(?:the )?(?:next|following) (?:(?:working|business|calendar) )?(?:day|morning)"
    r"|(?:by )?tomorrow(?: morning)?|next-day"
)
#: Set phrases for a time that is near, with their working days.
PROMPT = {"today": (_TODAY, 0.0), "tomorrow": (_TOMORROW, 1.0)}

#: Near, but without a measure: readers go either way.
HEDGED = (
    r"promptly|timely|swiftly|speedily|expeditiously|without (?:any )?(?:undue|unreasonable|unnecessary) delay"
    r"|in a timely (?:manner|fashion|way)"
)

_WHO = (
    r"(?:we|they|he|she|it|you|i|one|staff|someone|somebody|anyone|agents?|teams?|(?-i:[A-Z][a-z]+)|whoever"
    r"|(?:the|an?|our|any|another) (?:\w+ )?(?:agent|adviser|advisor|team|engineer|office|manager|specialist|owners?|supervisor"
    r"|panel|department|doctor|clinician|officer|handler|colleague|desk|branch|staff|member of (?:the )?\w+|person|slot|seat))"
)
_ABLE = (
    r"(?:can\b|could\b|(?:is|are|'re|’re|'s|’s|becomes?) (?:free|able|available|quiet)\b|gets? (?:to|a)\b"
    r"|gets? (?:a)?round\b|ha(?:s|ve|'s|’s) (?:a (?:minute|moment|chance|gap)|time|capacity|got a)|finds?\b|pleases?\b"
    r"|looks? at (?:it|them)|feels?\b|manages?\b)"
)
#: Those of ours who are away: "until the clerk is back".
_OURS = (
    r"(?:he|she|the (?:\w+ )?(?:agent|adviser|advisor|engineer|manager|specialist|owner|supervisor|doctor|clinician|officer"
    r"|handler|colleague|clerk|nurse|vet|tutor|planner|technician|fitter|driver|surveyor|teacher|person (?:responsible|in charge)"
    r"|person who \w+ (?:it|them)|caseworker|case worker|librarian|pharmacist|caretaker|head|boss|accountant|bookkeeper"
    r"|secretary|treasurer|warden|registrar|curator|desk|team)|(?-i:[A-Z][a-z]+))"
)
_QUIET = r"(?:slack|quiet(?:er)?|calm(?:er)?|light(?:er)?|slow(?:er)?|less busy|thin|over|past|behind us|out of the way)"
_SCARCE = (
    r"(?:capacity|workloads?|time|resources?|volumes?|staffing|staff|queues?|duties|space|schedules?|operations?"
    r"|budgets?|cash ?flow|priorities|circumstances|backlogs?|manning|diary|diaries|files?|funds|rotas?|routes?|caseloads?)"
)
VAGUE = (
    r"(?:as|so) (?:soon|quickly|promptly|fast|swiftly|early|speedily) as (?:is |it is |was |reasonably |practically"
    r"|humanly |operationally )*(?:possible|practicable|feasible|practical)"
    rf"|as (?:soon|quickly|fast|swiftly) as (?:ever )?{_WHO} (?:reasonably )?{_ABLE}(?: to)?"
    r"|as soon as (?:we|they|staff) (?:hear|know|have|learn|share|receive) (?:of |about )?(?:any ?thing|any|more|news|an?)"
    r"(?: (?:news|update|information|answer|more))?|as soon as able|asap|a\.s\.a\.p\.?"
    r"|in (?:due (?:course|time)|(?:its|the fullness of|good|our own|their own) (?:time|turn)|rotation)"
    rf"|(?:when(?:ever)?|as|where|once|if|while|until|subject to|insofar as|so far as) (?:\w+ ){{0,2}}?{_SCARCE}"
    r"(?: (?:so|will|otherwise))? (?:permit|allow|make)s?\b"
    rf"|(?:when(?:ever)?|as|where|once|if) (?:\w+ ){{0,2}}?{_SCARCE} (?:in|on|at|of|for|across) (?:\w+ ){{1,3}}?(?:permit|allow)s?\b"
    rf"|{_SCARCE},? (?:permitting|allowing)|(?:subject to|depending (?:up)?on) (?:\w+ ){{0,2}}?{_SCARCE}"
    rf"|(?:as and )?(?:when(?:ever)?|once|until|after) {_WHO} ?(?:next |finally |eventually )?{_ABLE}"
    r"|(?:(?:if|as) and )?(?:when(?:ever)?|once|until|till|as) (?:\w+ ){1,4}?(?:has|have|finds?|gets?) (?:the |a |an |some )?(?:spare |free |slack |quiet |idle )?(?:time|moment|minute|capacity|day|afternoon|morning|hour|hands)\b"
    r"|(?:if|as) and when\b"
    rf"|(?:when(?:ever)?|once|until|till|while) (?:work|business|trade|things|it|life|(?:the|our) \w+) (?:is|are|gets?|goes|becomes?|runs?|falls?|turns?) (?:\w+ )?{_QUIET}\b"
    r"|(?:when(?:ever)?|once|until|till|after|as soon as) (?:the|our|this|that|their) (?:\w+ ){0,2}?(?:backlog|queue|list|pile|rush|inbox|workload|stack|heap|tray|overflow|post) (?:is|are|has been|have been|has|have) (?:\w+ )?(?:worked through|worked off|cleared|dealt with|over|done|finished|down|caught up|processed|emptied|empty|gone|shrunk|eased)"
    rf"|(?:until|till|when|once|after|as soon as) {_OURS}(?:['’]s| is| comes| gets| returns| has come) (?:back|from (?:leave|holiday))\b"
    r"|(?:until|till|on|upon|for|await(?:s|ing)?) (?:his|her) return(?! (?:visit|flight|journey|ticket|trip|home|label|form|address))\b"
    r"|(?:when(?:ever)?|once|until|till) (?:there (?:is|are)|we have|(?:the|our) \w+ has|they have) enough\b"
    r"|(?:until |till |only )?(?:after|once) (?:the |our )?(?:summer|winter|easter|christmas|new year|festival|school|bank) ?(?:holidays?|break|shutdown|recess|term|season|sales?)?(?: (?:is|are) over)?(?![ -]?\w*(?:course|class))\b"
    r"|(?P<comes>gets? there|arrives?|turns? up|comes?|ships?|ends?|happens?|finishes|is ready|are ready|is done|are done) when(?:ever)? (?:it|they|he|she|we) (?P=comes)"
    r"|(?:however|no matter how) long (?:that|it|this|they)?(?: (?:is|takes?|may take|might take|lasts?))?\b|(?:for )?as long as (?:it|this|that) takes"
    r"|(?:when(?:ever)?|once|until|till|as soon as) (?:he|she|they|we|the \w+) (?:has|have|gets?|receives?) (?:the |his |her |our |their |enough |some |more |new )?(?:parts?|spares?|materials?|stock|money|funds|budget|tools|people|hands|numbers|orders)\b"
    r"|(?:when(?:ever)?|if|once) (?:\w+ ){1,3}?happens? to be (?:in the area|free|passing|around|in|there)"
    r"|in (?:the )?(?:new year|spring|autumn)\b|(?:when(?:ever)?|once|until|till) a (?:line|desk|place|slot|seat|colleague|gap) (?:comes|becomes|gets|is|falls|opens) (?:free|vacant|up|available)"
    r"|(?:when(?:ever)?|once|until|till) (?:new |more |fresh )?(?:stock|parts?|supplies|goods) (?:turns?|comes?|arrives?|is|are)\b(?: (?:up|in|available))?"
    r"|when(?:ever)? (?:we|they|he|she|someone|somebody) (?:are|is) (?:next )?(?:in the area|passing|nearby|in town)"
    r"|(?:until )?(?:after|once) (?:the )?(?:busy|peak|holiday|rush|high|main|sale|sales|christmas|summer) (?:season|period|rush|weeks|spell|time)(?: is over| ends)?"
    rf"|(?:when(?:ever)?|once|until) (?:there is|there's|there’s|there are) (?:\w+ ){{0,2}}?(?:{_SCARCE}|gap|slot|lull|someone|room)"
    r"|(?:when(?:ever)?|once|until|till) (?:things|it|(?:the|our) (?:queue|backlog|rush|season|phones|lines|inbox|peak|\w+ queue)) (?:\w+ )?(?:quieten|quiet|calm|ease|settle|slow|clear)s?\b"
    r"|(?:when(?:ever)?|once|until|after|as soon as) (?:\w+ ){1,3}?(?:(?:is|are|has|have|gets?|hits?) )?(?:an? )?(?:lull|quiet(?:er)? (?:patch|spell|week|moment|period|time)|slack (?:patch|spell|week|period))"
    r"|in (?:the|a|our) (?:quiet(?:er)?|slack) (?:season|spell|patch|period|weeks?|months?)"
    r"|when(?:ever)? (?:available|able|free|convenient|quiet|opportune|practicable)|as (?:and )?when\b"
    r"(?: (?:possible|available|able|required|needed))?"
    r"|as (?:operationally (?:appropriate|convenient|practicable|permitted)|convenient to us)\b"
    r"|at (?:the|our|their|his|her|the team's|staff's) (?:earliest|next|first) (?:possible |available )?"
    r"(?:opportunity|convenience|moment|chance)|at (?:our|their) (?:leisure|convenience|own pace)"
    r"|at (?:some|a future|a later|a convenient|an unspecified|an?other|some (?:later|future|unspecified)) (?:point|stage|time|date|moment|opportunity)"
    r"|some ?time (?:after|later|soon|in|next|over|during|this|between|towards?)\b|(?:another|some other) (?:day|time)\b(?! (?:zone|slot|table|limit|trip|tour|off))"
    rf"|at {_OURS}['’]s (?:earliest |own |next )?(?:leisure|convenience|pace|discretion as to time)|at (?:his|her|its) (?:own )?(?:leisure|pace|convenience)"
    r"|(?:(?:within|in|for|after) )?(?:an? )?(?:reasonable) (?:time ?(?:frame|scale)?|period(?: of time)?"
    r"|amount of time|interval)"
    r"|(?:take|takes|taking) (?:a (?:little |good )?while|(?:some|a little|a bit of) time|longer)\b|a while\b"
    r"|in the (?:near future|long run)|(?:in|over|during|within) the (?:coming|following|next few|next couple of) (?:days|weeks|months)"
    r"|(?:in|over|during) the (?:days|weeks|months) (?:ahead|to come|that follow)"
    r"|shortly(?! (?:after|before))|(?<!too\s)(?<!how\s)(?<!as\s)soon\b(?! (?:as|after))|eventually|before (?:too )?long|in a bit|sooner or later|down the line"
    r"|indefinitely|until further notice|without limit in time|no (?:fixed|set|firm|particular) (?:time|date|timescale|period)"
    r"|one of these days|when(?:ever)? it suits\b"
)

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sep(?:t(?:ember)?)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)"
)
_ORDINAL = r"\d{1,2}(?:st|nd|rd|th)?"
WEEKDAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
DATES = (
    rf"(?:by |on |from |before |until )?(?:the )?{_ORDINAL}(?: of)? {_MONTH}\b(?:,? \d{{4}})?"
    rf"|(?:by |on |from |before |until )?{_MONTH} {_ORDINAL}\b(?:,? \d{{4}})?|\d{{4}}-\d\d-\d\d"
    r"|(?:by |on |from |before |until )?\d{1,2}[/.]\d{1,2}[/.]\d{2,4}|(?:by|on|before|until) \d{1,2}/\d{1,2}\b"
    rf"|(?:in|by|until|before|early in|late in) (?:(?:early|mid|late)[ -])?{_MONTH}\b(?: \d{{4}})?"
    rf"|(?:by|on|before|until|this|next)(?: the)? (?:next )?{WEEKDAY}\b"
)
#: Recurring times, with the working days from one to the next.
CADENCES = (
    (r"hourly|(?:once|every|each) (?:an )?hour\b", 1 / 24),
    (r"daily|nightly|(?:once|twice) (?:a|each|every) (?:(?:working|business) )?day|every (?:(?:working|business) )?day\b", 1.0),
    (rf"weekly|(?:once|twice) (?:a|each|per) week|every week\b|(?:on |every ){WEEKDAY}s?(?: (?:mornings?|afternoons?))?(?<=s)"
     rf"|(?:every|each) {WEEKDAY}|{WEEKDAY} (?:morning|afternoon|evening)s|{WEEKDAY}s", 5.0),
    (rf"(?:fortnightly|bi-?weekly|(?:every|each) (?:other|second) (?:week|{WEEKDAY})|alternate (?:weeks|{WEEKDAY}s?)|every fortnight|within the (?:fortnight|month)|once a fortnight)", 10.0),
    (rf"monthly|(?:once|twice) (?:a|each|per) month|every month\b|(?:in |within )?(?:(?:one|two|three|\d) )?(?:(?:to|or) (?:two|three|four|\d) )?(?:billing|statement|pay|payment) (?:cycles?|periods|runs)|(?:every )?alternate months|on the (?:first|second|third|fourth|last) {WEEKDAY}(?! of)|(?:the )?(?:first|second|third|fourth|last) (?:working day|{WEEKDAY}|day)"
     r" of (?:the|each|every) (?:following )?month|(?:at |by )?(?:the )?(?:month[ -]end|end of (?:the |each |every )?(?:\w+ )?month)"
     r"|(?:on |by |until )?the (?:first|last|fifteenth|1st|15th|\d{1,2}(?:st|nd|rd|th)) (?:day )?of (?:the|each|every|next) (?:following |next )?month"
     r"|(?:on )?one of (?:the|our|your|their) next (?:\w+ )?(?:bills|invoices|statements|runs|batches|payslips|rounds|visits)"
     r"|(?:in |until |at |with )?(?:the )?(?:next|following) (?:(?:scheduled|available|monthly|billing|payment|pay|credit|weekly|regular|routine|planned|big|large|general|joint|convenient|ordinary|usual|account|tax|quarterly|annual|yearly|half-yearly|payroll|refund) )*"
     r"(?:review|batch|run|cycle|bill|billing|statement|month|invoice|meeting|payroll|panel|session|round|slot|release|newsletter|reconciliation|settlement|sitting)\b"
     r"|(?:by |at |before |until )?(?:the )?end of (?:next|the (?:following|coming)) week\b", 21.0),
    (r"quarterly|(?:once|twice) (?:a|each|per) quarter|every quarter\b|(?:at |by )?(?:the )?(?:quarter[ -]end|end of (?:the |each )?quarter)"
     r"|(?:the )?(?:next|following) (?:quarter|season|term|semester)", 63.0),
    (r"annually|yearly|(?:once|twice) (?:a|each|per) year|every year\b|(?:at |by )?(?:the )?(?:year[ -]end|end of (?:the )?"
     r"(?:(?:financial|fiscal|calendar|school|academic|tax|membership|policy) )?(?:year|season|term|semester|summer|winter))|(?:the )?(?:next|following) (?:financial )?year", 250.0),
)  # fmt: skip

#: The n-th day of the case: "before day 15".
DAY_COUNT = rf"(?P<when>before|until|till|after|from) (?:(?:working|business|calendar) )?day (?P<day>\d+|{'|'.join(NUMBERS)})"


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_WEEKDAYS = _words(
    "monday tuesday wednesday thursday friday saturday sunday"
    " mondays tuesdays wednesdays thursdays fridays saturdays sundays"
)
_MONTHS = _words(
    "jan january feb february mar march apr april may jun june jul july aug august sep sept september"
    " oct october nov november dec december"
)
#: Stands for any figure among the words of a text.
FIGURE = "@figure"
#: By kind of expression words of which each has one, as `rules.words.words_of` cuts them: to know where not to look.
CUES = {
    "length": _words(
        "minute minutes min mins hour hours hr hrs day days night nights week weeks wk wks fortnight fortnights"
        " month months mth mths quarter quarters year years yr yrs season seasons bd bds wd wds h d"
    )
    | {FIGURE},
    "day": _words("day"),
    "today": _words(
        "immediately instantly once away rightaway straightaway forthwith spot there same today tonight morning"
        " afternoon evening day hour overnight time close end cob eod cop noon midday midnight off up home leave delay"
    )
    | {FIGURE},
    "tomorrow": _words("next following tomorrow"),
    "hedge": _words("promptly timely swiftly speedily expeditiously delay"),
    "vague": _words(
        "as so when whenever once until till after where if while subject depending insofar far asap p permitting"
        " allowing due time turn rotation leisure convenience pace opportunity moment chance point stage date sometime"
        " reasonable longer near coming next long shortly soon eventually bit later line indefinitely further limit"
        " period timescale days suits quiet quieter slack enough comes come gets arrive arrives turns ready ships ship return back leave summer winter"
        " easter christmas festival holidays holiday break over sometime weeks months how some another other ends happens finishes done has have receives free vacant new spring autumn"
    ),
    "date": _MONTHS | _WEEKDAYS | {FIGURE},
    "cadence": _WEEKDAYS
    | _words(
        "hourly hour daily nightly day weekly week fortnightly biweekly bi-weekly fortnight monthly month cycle cycles"
        " periods runs end month-end next following quarterly quarter quarter-end annually yearly year year-end alternate"
    ),
}
