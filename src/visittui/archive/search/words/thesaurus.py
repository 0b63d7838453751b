"""Words of the field that mean the same: diplomacy, politics, protocol, arms and the press.

What a reader types need not be what a page prints: "op-ed" for an article, "communist party chief" for a general
secretary. The lists are short on purpose: a word stands here when journalists or protocol officers use it for the
other, not because a dictionary has both; offices also in Russian and Vietnamese. Whatever they add stands below what
has the words as typed. Offices and terms follow Satow's "Diplomatic Practice" (8th edition) and the style guide of the
United Nations; what belongs to one visit alone belongs into its record, as aliases of people, organisations, places and
topics or as its `synonyms`.

A line of `_ALIKE` holds words of which each finds all others. In `_WIDER` the words before the sign find those after
it and not the other way round. Forms and spellings need not be listed: words meet by their stems.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache

from visittui.archive.search.folding import fold, words
from visittui.archive.search.words import everyday_words, press_words
from visittui.archive.search.words.stems import stem
from visittui.archive.search.words.translated_terms import LINES

Sequence = tuple[str, ...]

LONGEST = 4
"""Words in the longest entry."""

_ALIKE = """
president, head of state, президент, chu tich nuoc
prime minister, premier, pm, head of government, премьер министр, thu tuong
deputy prime minister, deputy premier, vice premier, deputy pm, vice prime minister, вице премьер, pho thu tuong
general secretary, party chief, party leader, secretary general, party boss, генеральный секретарь, tong bi thu
foreign minister, minister of foreign affairs, top diplomat, secretary of state, министр иностранных дел
defence minister, minister of defence
finance minister, minister of finance
energy minister, minister of energy
justice minister, minister of justice
trade minister, minister of trade, minister of industry and trade
transport minister, minister of transport
science minister, minister of science
foreign ministry, ministry of foreign affairs, mofa, mfa
defence ministry, ministry of defence
justice ministry, ministry of justice
energy ministry, ministry of energy
parliament, national assembly, legislature, парламент, quoc hoi
parliament chairman, parliament speaker, speaker of parliament, national assembly chairman
speaker, chairman, chairwoman, chair
ambassador, envoy, посол, dai su
embassy, mission
spokesman, spokeswoman, spokesperson, press secretary
aide, adviser, advisor, assistant
rector, president of the university, vice rector
mayor, chairman of the people's committee
governor, head of the region
boss, chief, head, director, director general, leader
deputy, vice
delegation, entourage, retinue
accompany, come with, came along, travel with
officials, dignitaries
summit, talks, negotiations, discussions, conversation
meeting, encounter
visit, trip, tour
arrival, landing, touchdown, arrive, touch down
land, arrive
departure, depart
plane, aircraft, airplane, aeroplane, jet
airport, airfield, tarmac, runway
motorcade, cortege, convoy
car, limousine, limo, vehicle
hotel, lodging, accommodation
welcome, greeting, reception, welcomed, received
greet, receive, met
red carpet, carpet
guard of honour, honour guard, guard
gun salute, salute, cannon
anthem, hymn
banquet, dinner, state dinner, reception, gala dinner
toast, toasted
wreath, wreaths, flowers
mausoleum, tomb, resting place
memorial, monument, war memorial
ceremony, protocol
handshake, shook hands
photo, photograph, picture
agreement, accord, deal, pact, treaty
memorandum, memorandum of understanding, mou, memo
joint statement, joint communique, communique, joint declaration, declaration
document, paper
licence, permit, permission
contract, deal
promise, pledge, vow, commitment
alliance, bloc, pact
strategic partnership, partnership
cooperation, collaboration
ties, relations, relationship
press conference, news conference, presser, press briefing, news briefing
statement, remarks, remark, comment
statement to the media, press statement, statements to the press
article, op ed, oped, opinion piece, column
newspaper, paper, daily
journalist, reporter, correspondent
press, media, journalists
condemn, denounce, criticise, criticize, decry, scold, rebuke, chide, lash out
criticism, objection, rebuke, outrage
ignore, take no notice, took no notice, disregard, shrug off, brush off, defy, paid no heed
praise, hail, laud, speak well of, spoke well of, applaud, commend, tout
invite, invitation
nuclear, atomic
nuclear power plant, nuclear plant, nuclear power station, npp
reactor, nuclear reactor
lng, liquefied natural gas, liquefied gas
oil, petroleum, crude
gas, natural gas
offshore, shelf, at sea
exploration, search, prospecting
renewable, green
weapon, arms, weapons, armament, weaponry
military, defence, armed forces, army
military technical cooperation, arms cooperation
navy, naval, naval forces, fleet, submarine
shipbuilding, ships
air force, aviation
troops, soldiers, forces
attack, assault, massacre, terror attack, shooting
terrorism, terrorist, terror
war, conflict, fighting, crisis, battle
peace talks, peace negotiations, ceasefire
truce, ceasefire, armistice
trade, commerce, commercial
free trade agreement, fta, free trade deal
currency, money, currencies
national currencies, local currencies, own currencies, own money
rouble, ruble
investment, investor
export, sell abroad
education, higher education, university
university, college, academy
student, graduate, alumni
pandemic, epidemic, disease, outbreak, vaccine
health, medicine, medical
tax, taxation
space, outer space, cosmos
temperature, heat, hot, degrees
concert, music
concert hall, city hall
opera, opera house, theatre
young people, youth, young
internet, web, online
tourism, tourist
anniversary, jubilee
independence, independent, sovereignty
foreign policy, diplomacy, diplomatic
bomb, explosive
prison, jail; refugee, asylum seeker; sanction, embargo; border, frontier; harbour, port; pilot, captain
school, education; dispute, disagreement, differ, disputed
hostile, against each other, harm
united states, us, usa, america, american, washington, u s
united kingdom, uk, britain, british
european union, eu
united nations, un
north korea, dprk, north korean, kim jong un
south korea, republic of korea
russia, russian, russians, moscow
vietnam, vietnamese, viet nam
china, chinese, beijing
france, french
japan, japanese
germany, german
india, indian
ukraine, ukrainian, kiev, kyiv
israel, israeli
palestine, palestinian
soviet union, ussr, soviet
north atlantic treaty organization, nato
"""

_WIDER = """
kremlin > presidency of russia, president of russia, presidential executive office
uncle ho > ho chi minh
vip > official
host > receive
guest > visit
how hot > temperature
how long > hour, length, lasted
how many > number, count
how often, how many times > earlier visits
stay > hotel
press conference > statements to the press, statements to the media, press statements, remarks to reporters
news conference > statements to the press, statements to the media, press statements, remarks to reporters
weather > temperature, hot
food > banquet
scandal > criticism
flew > arrive, plane
missile > weapon
sub > submarine, navy
covid, virus > epidemic, disease
chip > technology
hack > information security
disinformation, propaganda > information
cash > currency
wartime > war
heatwave > heat, hot, temperature, weather
indochina > france, vietnam
who runs > head, director general
loan > investment
tariffs > customs, tax, trade
duties > customs, tax
pipeline > gas, oil
petrol > oil, fuel
power plant > nuclear plant
delegate > delegation
present > gift
sell > export
weapons sale > arms
who greeted > who met
religion > tradition
gig > concert
song > music
honours > honour
snub > ignore
side with > stance
neutral > balanced, even handed, objective
kids, teenager > young people
comrade > friend
payback, retaliation > response, answer
raw materials > mineral resources
crops > agricultural products
perfunctory > formal, formalism
dull > boring
skilful > adept, adroitly
engineers > specialists, engineering
climate > green
"""

TEXTS = (_ALIKE, _WIDER, press_words.ALIKE, press_words.WIDER, everyday_words.WIDER, LINES)
_ARTICLES = ("a", "an", "the")
_TELLING = 3
"""Letters that a word shares with most of its forms."""


@cache
def _line(line: str) -> tuple[tuple[tuple[Sequence, Sequence], ...], tuple[Sequence, ...]]:
    """The entries that find others, each with its stems, and what they find."""
    left, sign, right = line.partition(">")
    entries = tuple(map(_entry, left.split(",")))
    return tuple((_key(entry), entry) for entry in entries), tuple(map(_entry, right.split(","))) if sign else entries


@lru_cache(maxsize=256)
def meaning_the_same(sequence: Sequence) -> tuple[Sequence, ...]:
    """What else means the same as one or several folded words that follow each other; any form of each counts."""
    key = _key(sequence)
    found: dict[Sequence, None] = {}
    # `flew` and its stem begin otherwise.
    for letters in dict.fromkeys((sequence[0][:_TELLING], key[0][:_TELLING])):
        for entries, others in map(_line, _lines_with(letters)):
            for stemmed, entry in entries:
                if stemmed == key:
                    found.update((other, None) for other in others if other != entry)
    return tuple(found)


def _lines_with(letters: str) -> Iterator[str]:
    """The lines with a word that begins with some letters: all stems would take longer than most searches.

    They are cut out of the texts when asked for: each reader of a host would hold a thousand of them.
    """
    for text in TEXTS:
        at = -1
        while (at := text.find(letters, at + 1)) >= 0:
            if text[at - 1] in "\n ":
                begin, end = text.rfind("\n", 0, at) + 1, text.find("\n", at)
                start, stop = text.rfind(";", begin, at) + 1 or begin, text.find(";", at, end)
                at = end if stop < 0 else stop
                yield text[start:at]


def _key(sequence: Sequence) -> Sequence:
    """The stems of some words, whether they are written with articles or not."""
    return stems(tuple(word for word in sequence if word not in _ARTICLES) or sequence)


def stems(sequence: Sequence) -> Sequence:
    """The stem of each word."""
    return tuple(map(stem, sequence))


def _entry(text: str) -> Sequence:
    return tuple(words(fold(text)))
