"""Words of the press for what pages of a visit print: everyday ones beside those of the `thesaurus`.

What a reader types is often plainer than what is printed ("secret deal" for an agreement that was not made public), or
louder ("slams" for criticises). Written from knowledge of how newspapers and agencies write. In a line of `ALIKE` each
finds all others; in `WIDER` the words before the sign find those after it.
"""

from __future__ import annotations

ALIKE = """
schedule, programme, agenda, itinerary, timetable, timeline, roadmap
secret, confidential, undisclosed, unpublished, not made public, classified, behind closed doors
public, published, disclosed, made public
publish, print, release, issue
announce, declare, unveil
confirm, verify
deny, reject, refuse, rule out
accept, approve, endorse, welcome
recognise, acknowledge, admit
agree, settle, resolve
oppose, against, object
support, back, stand behind, assist
help, assistance, aid
thank, thankful, grateful, gratitude, thanks
remember, recall, commemorate, remembrance
honour, tribute, homage, pay respects
mourn, condolences, sympathy
congratulate, congratulations, greet
apologise, apology
warn, threaten, threat
hope, wish
ask, request
answer, reply, respond, response
quote, cite
mistake, error, slip, wrong
contradict, conflict, inconsistent
translate, translation, interpreter, translator
original, source
fake, false, untrue
rumour, speculation, unconfirmed
start, begin, launch, open
end, close, finish, conclude, last
continue, go on
delay, postpone
cancel, call off
increase, grow, rise, up, expand
strengthen, deepen, reinforce, boost, upgrade, enhance
speed up, accelerate, faster, intensify, step up
build, construct, construction, set up
rebuild, reconstruct, reconstruction, restore
develop, development
repair, maintenance
buy, purchase, acquire
deliver, delivery, supply, shipment
import, imports
goods, products, merchandise
machinery, equipment, machines, machine tools
factory, factories, plant, manufacturing, manufacturer
farming, agriculture, agricultural
fruit, fruits, vegetables
clothing, clothes, textiles, garments
price, cost
pay, payment, settlement
bank, banking, lender
fund, financing, finance
debt, credit
dollar, dollars, usd, bucks
percent, per cent
company, firm, corporation, enterprise, business
joint venture, joint ventures, venture
owner, owned
permit, licence, certificate
clean, green, renewable
valid, in force, applies
flatter, praise
attendance, present, attend
essay, article, column
cabinet, ministers, government
hospitality, warm welcome, heartfelt reception
limit, restrict, restriction, curb
fallen soldiers, fallen heroes, war dead
mourn, wreath, honoured
greeting party, greeters, officials
drill, drilling, exploration, extraction
tanker, ship, vessel
railway, railroad, rail, train
border crossing, checkpoint
satellite, rocket, spacecraft, spaceflight
astronaut, cosmonaut
computer, digital, cyber
research, study, studies
scientist, researcher, academic
professor, lecturer, teacher
doctor, physician
hospital, clinic
surgery, operation, operations
eye, ophthalmology, vision
vaccination, vaccines
laboratory, laboratories, lab, labs
sanitary, hygiene, consumer
court, tribunal
crime, criminal
police, security service, guard
spy, espionage, intelligence
bodyguard, bodyguards, security personnel, guards
warship, frigate, naval, navy
fighter, warplane, aviation
drone, uav
ammunition, munitions, shells
invasion, aggression, war, offensive
invader, invaders, aggressor
retreat, withdraw, pull out, pullout
occupy, occupation
victim, victims, fallen, dead
hero, heroes, martyr, martyrs
veteran, veterans
colonial, colonialist, colonialists
liberation, independence
struggle, fight, battle
peace, peaceful
treason, betrayal
enemy, hostile, adversary
friend, ally, partner
rival, rivals, competitor, rivalry, rivalries
neighbour, neighbouring
foreign, abroad, overseas
domestic, internal, home
interference, meddling, intervention
respect, mutual respect
equality, equal
trust, confidence
isolate, isolation, ostracise, pariah
platform, stage
atrocity, atrocities, war crimes
violate, violation, breach
international law, law of nations
arrest warrant, international criminal court, icc
vote, election, elections, ballot
re election, re elected, election
resign, step down
appoint, appointed, approved, named
successor, succeed
power, authority
regime, government
opposition, dissident
democracy, democratic
communism, communist
tradition, traditional, custom
religious, church
identity, roots, heritage
patriot, patriotic, patriotism
culture, cultural
composer, music
singer, orchestra, musician
film, movie, video, footage, recording
picture, image, photo
selfie, photo, photographed, snap, snapped, pose
broadcast, television, tv
interview, conversation
headline, title
letter, message
speech, address, spoke
joke, humour, quip, funny
smile, laugh
hug, embrace
flag, flags, banner
uniform, military
crowd, onlookers, spectators, bystanders
street, streets
weather, temperature, climate
night, evening, overnight, small hours
morning, dawn, before dawn
noon, midday, lunchtime
afternoon, pm
breakfast, lunch, meal
wine, toast, champagne
bouquet, flowers
wife, spouse, first lady
family, relatives
born, birth
woman, women, female
capital, city
province, region, oblast
south china sea, east sea
modern, advanced, high tech, state of the art, cutting edge, sophisticated
international arena, international stage, world stage, global stage
standard of living, living standards, quality of life
great power, major power, superpower
palace, residence
villa, residence
citadel, fortress
square, plaza
building, hall
embassy, consulate
passport, visa
travel, journey
holiday, vacation
flight, plane
pilot, crew
escort, accompany, entourage
handover, exchange, hand over
ceremony, ritual
oath, inauguration
decade, ten years
deadline, until
billion, bn
dozen, twelve
fortnight, two weeks
"""

WIDER = """
how much > dollars, billion, per cent
worth > dollars, value
slam > criticise, condemn
blast > criticise, condemn
row > criticism, dispute
spat > criticism, dispute
vows > promise
mulls > consider
two state solution > palestinian state, palestine
lawmakers > parliament
inked > signed
world war ii > nazi germany, victory day
second world war > nazi germany, victory day
wwii > nazi germany, victory day
may 9 > victory day
gaza > palestine, middle east
israel > palestine, middle east
isis > terrorism
jihadist > terrorism
extremist > terrorist, terrorism
gunmen > attack
ukraine war > ukraine
special military operation > ukraine
zelensky > kiev, ukraine
white house > united states
state department > united states
pentagon > united states, military
beijing > china
xi > xi jinping
seoul > south korea
pyongyang > north korea
kim > kim jong un
saigon > vietnam
tokyo > japan
paris > france
brussels > european union
soviet > soviet union
communists > communist party
politburo > communist party, central committee
duma > russia, parliament
spokesman > press secretary
minders > security personnel
leaders > president, general secretary, prime minister
first visit > earlier visits
previous visits > earlier visits
past visits > earlier visits
turnover > trade
bilateral trade > trade
gdp > economy
wealth fund > fund
scholarship > education, students
exchange students > education
souvenir > photo
air force one > plane
dinner party > banquet
lunch > breakfast
feast > banquet
guns > salute
cannons > salute
military band > orchestra
brass band > orchestra
parade > ceremony, guard of honour
wreath laying > wreath
unknown soldier > memorial
war dead > fallen
war graves > fallen
graduates > studied
former students > graduates
classmates > graduates
musicians > concert
censorship > information
social media > internet
fake news > information
hacker > information security
missiles > weapons
arms race in space > weapons in space
moon > space
self determination > independence
hedging > balance, bamboo diplomacy
balancing act > balance, balancing
juggle > balance, balancing
neutral stance > balanced, objective
impartial > balanced, objective
tightrope > balance, balancing
fence sitting > balanced, neutral
non alignment > independent, alliances
mutual defence > treaty, alliances
assistance pact > treaty
"""
