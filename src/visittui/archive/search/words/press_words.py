"""Words of the press for what pages of a visit print: everyday ones beside those of the `thesaurus`.

What a reader types is often plainer than what is printed ("secret deal" for an agreement that was not made public), or
louder ("slams" for criticises). Written from knowledge of how newspapers and agencies write. In a line of `ALIKE` each
finds all others; in `WIDER` the words before the sign find those after it. A semicolon parts two such lines.
"""

from __future__ import annotations

ALIKE = """
schedule, programme, agenda, itinerary, timetable, timeline, roadmap
secret, confidential, undisclosed, unpublished, not made public, classified, behind closed doors
public, published, disclosed, made public; publish, print, release, issue; announce, declare, unveil; confirm, verify
deny, reject, refuse, rule out; accept, approve, endorse, welcome; recognise, acknowledge, admit
agree, settle, resolve; oppose, against, object; support, back, stand behind, assist; help, assistance, aid
thank, thankful, grateful, gratitude, thanks; remember, recall, commemorate, remembrance
honour, tribute, homage, pay respects; mourn, condolences, sympathy; congratulate, congratulations, greet
apologise, apology; warn, threaten, threat; hope, wish; ask, request; answer, reply, respond, response; quote, cite
mistake, error, slip, wrong; contradict, conflict, inconsistent; translate, translation, interpreter, translator
original, source; fake, false, untrue; rumour, speculation, unconfirmed; start, begin, launch, open
end, close, finish, conclude, last; continue, go on; delay, postpone; cancel, call off
increase, grow, rise, up, expand; strengthen, deepen, reinforce, boost, upgrade, enhance
speed up, accelerate, faster, intensify, step up; build, construct, construction, set up
rebuild, reconstruct, reconstruction, restore; develop, development; repair, maintenance; buy, purchase, acquire
deliver, delivery, supply, shipment; import, imports; goods, products, merchandise
machinery, equipment, machines, machine tools; factory, factories, plant, manufacturing, manufacturer
farming, agriculture, agricultural; fruit, fruits, vegetables; clothing, clothes, textiles, garments; price, cost
pay, payment, settlement; bank, banking, lender; fund, financing, finance; debt, credit; dollar, dollars, usd, bucks
percent, per cent; company, firm, corporation, enterprise, business; joint venture, joint ventures, venture
owner, owned; permit, licence, certificate; clean, green, renewable; valid, in force, applies; flatter, praise
attendance, present, attend; essay, article, column; cabinet, ministers, government
hospitality, warm welcome, heartfelt reception; limit, restrict, restriction, curb
fallen soldiers, fallen heroes, war dead; mourn, wreath, honoured; greeting party, greeters, officials
drill, drilling, exploration, extraction; tanker, ship, vessel; railway, railroad, rail
border crossing, checkpoint; satellite, rocket, spacecraft, spaceflight; astronaut, cosmonaut
computer, digital, cyber; research, study, studies; scientist, researcher, academic; professor, lecturer, teacher
doctor, physician; hospital, clinic; surgery, operation, operations; eye, ophthalmology, vision; vaccination, vaccines
laboratory, laboratories, lab, labs; sanitary, hygiene, consumer; court, tribunal; crime, criminal
police, security service, guard; spy, espionage, intelligence; bodyguard, bodyguards, security personnel, guards
warship, frigate, naval, navy; fighter, warplane, aviation; drone, uav; ammunition, munitions, shells
invasion, aggression, war, offensive; invader, invaders, aggressor; retreat, withdraw, pull out, pullout
occupy, occupation; victim, victims, fallen, dead; hero, heroes, martyr, martyrs; veteran, veterans
colonial, colonialist, colonialists; liberation, independence; struggle, fight, battle; peace, peaceful
treason, betrayal; enemy, hostile, adversary; friend, ally, partner; rival, rivals, competitor, rivalry, rivalries
neighbour, neighbouring; foreign, abroad, overseas; domestic, internal, home; interference, meddling, intervention
respect, mutual respect; equality, equal; trust, confidence; isolate, isolation, ostracise, pariah; platform, stage
atrocity, atrocities, war crimes; violate, violation, breach; international law, law of nations
arrest warrant, international criminal court, icc; vote, election, elections, ballot
re election, re elected, election; resign, step down; appoint, appointed, approved, named; successor, succeed
power, authority; regime, government; opposition, dissident; democracy, democratic; communism, communist
tradition, traditional, custom; religious, church; identity, roots, heritage; patriot, patriotic, patriotism
culture, cultural; composer, music; singer, orchestra, musician; film, movie, video, footage, recording
picture, image, photo; selfie, photo, photographed, snap, snapped, pose; broadcast, television, tv
interview, conversation; headline, title; letter, message; speech, address, spoke; joke, humour, quip, funny
smile, laugh; hug, embrace; flag, flags, banner; uniform, military; crowd, onlookers, spectators, bystanders
street, streets; weather, temperature, climate; night, evening, overnight, small hours; morning, dawn, before dawn
noon, midday, lunchtime; afternoon, pm; breakfast, lunch, meal; wine, toast, champagne; bouquet, flowers
wife, spouse, first lady; family, relatives; born, birth; woman, women, female; capital, city
province, region, oblast; south china sea, east sea
modern, advanced, high tech, state of the art, cutting edge, sophisticated
international arena, international stage, world stage, global stage
standard of living, living standards, quality of life; great power, major power, superpower; palace, residence
villa, residence; citadel, fortress; square, plaza; building, hall; embassy, consulate; passport, visa
travel, journey; holiday, vacation; flight, plane; pilot, crew; escort, accompany, entourage
handover, exchange, hand over; ceremony, ritual; oath, inauguration; decade, ten years; deadline, until; billion, bn
dozen, twelve; fortnight, two weeks; invade, invasion, invader, invaders; defend, defence, defender
produce, production, producer, product; free, freedom, freely; strong, strength, strengthen
critic, criticise, criticism, critical; stable, stability, steady; economy, economic, economist
history, historic, historian; science, scientific, scientist; politics, political, politician; journalism, journalist
diplomat, diplomacy, diplomatic; supply, supplier; train, trainee, training; propose, proposal, suggest, suggestion
decide, decision; conclude, conclusion; expand, expansion, extend, extension; succeed, success, successful, triumph
prepare, preparation, preparations; describe, description, portray; destroy, destruction; permit, permission
exclude, exclusion, rule out; partner, partnership; sovereign, sovereignty; warm, warmth; deep, deepen, depth
broad, wide, broaden, wide ranging; length, duration, lasted; sea, maritime, marine, ocean; visit, visitor
denounce, denunciation; receive, reception, recipient; explain, explanation; employ, employee, worker, workers, staff
stress, emphasise, underline, underscore, highlight; counterpart, opposite number, colleague
reiterate, repeat, restate, said again; perform, performance, recital, played; leader, leadership; intend, intention
"""

WIDER = """
how much > dollars, billion, per cent; worth > dollars, value; slam, blast > criticise, condemn
row, spat > criticism, dispute; vows > promise; mulls > consider; two state solution > palestinian state, palestine
lawmakers > parliament; inked > signed
world war ii, second world war, wwii, nazism, nazis > nazi germany, victory day
hitler, third reich, fascism, fascist, fascists, great patriotic war > nazi germany, victory day
may 9 > victory day; gaza, israel > palestine, middle east
isis, jihadist, counterterrorism, counter terrorism, anti terrorism, antiterrorism > terrorism
extremist > terrorist, terrorism; gunmen > attack; ukraine war, special military operation > ukraine
zelensky > kiev, ukraine; white house, state department > united states; pentagon > united states, military
beijing > china; xi > xi jinping; seoul > south korea; pyongyang > north korea; kim > kim jong un; saigon > vietnam
tokyo > japan; paris > france; brussels > european union; soviet > soviet union
communists, ruling party, one party, politburo member > communist party
politburo > communist party, central committee; duma > russia, parliament; spokesman > press secretary
minders > security personnel; leaders > president, general secretary, prime minister
first visit, previous visits, past visits > earlier visits; turnover, bilateral trade > trade; gdp > economy
wealth fund > fund; scholarship > education, students; exchange students > education; souvenir > photo
air force one, jumbo, jetliner, airliner > plane; dinner party, feast > banquet; lunch > breakfast
guns, cannons > salute; military band, brass band > orchestra; parade > ceremony, guard of honour
wreath laying, garland, floral tribute, laid flowers > wreath; unknown soldier > memorial
war dead, war graves > fallen; graduates > studied; former students, classmates > graduates; musicians > concert
censorship, fake news > information; social media > internet; hacker > information security
missiles, militarisation, militarise, weaponisation, weaponise, arms race > weapons
arms race in space > weapons in space
moon, orbit, orbital, cosmic, lunar, mars, interplanetary, spaceship, space travel, space flight > space
satellite, rocket, spacecraft, spaceflight > space
self determination > independence; hedging > balance, bamboo diplomacy
balancing act, juggle, tightrope > balance, balancing; neutral stance, impartial > balanced, objective
fence sitting > balanced, neutral; non alignment > independent, alliances; mutual defence > treaty, alliances
assistance pact > treaty; letter of intent, loi > memorandum
ruler, statesman, politician > leader
emissary, plenipotentiary, consul, attache, legation, chancery > ambassador, embassy
functionary, bureaucrat, cadre, staffer > official, aide
tycoon, magnate, businessman, businessmen, ceo, industrialist > company, head, director
servicemen, service members, infantry, regiment, battalion > troops, soldiers, armed forces
commander in chief > president; alumnus, alumna, alumnae > graduates, studied
pupils, undergraduates, scholars > students, education, graduates
expert, experts, professionals > specialists, engineers; host nation, host country, hosted by > host
nuke, nukes, fission, uranium, isotope, radioactive, megawatt > nuclear, reactor
power station, generating station, powerplant > nuclear power plant; electricity > energy, nuclear power plant
non aggression, nonaggression, neutrality pact > alliances, against each other, hostile alliances
cannonade, volley, artillery salute, fusillade > salute, guns
destroyer, corvette, cruiser, gunboat, flotilla, armada, marines, seapower, sea power, submariner > navy, naval
shipyard, dockyard, shipbuilder, shipwright > shipbuilding
jets, warplanes, helicopter, airliner, aerospace, aeronautics > aviation
aircraft industry, chopper, choppers, airplanes, aerial, flying > aviation
belligerence, belligerent, bellicose > aggression, war
battlefield, frontline, front line, counteroffensive, incursion, offensive > conflict, forces, attack
pull back, pullback, disengage, evacuate > withdraw
bloodshed, carnage, slaughter, bloodbath, killings, murder, gunman, bombing, militants, hostage > attack, terrorist
arms sales, arms exports, arms trade, military hardware, weapons systems, armaments > arms, weapons, military technical
cavalcade, procession, outriders, police escort > motorcade, convoy
automobile, sedan, motorcar, chauffeur, driver, armoured > car, limousine
disembark, deplane, gangway, airstairs, jetway > arrival, plane, landing
pomp, pageantry, fanfare, grandeur, festivities, ceremonial, etiquette, decorum > ceremony, welcome
supper, luncheon, soiree, dine, dined, dining, cuisine, gala > banquet, dinner, reception
raised a glass, clink, champagne > toast
lodge, lodged, suite, slept, sleep, overnight stay, luxury hotel, five star > hotel
sepulchre, crypt, embalmed, shrine, burial, buried, resting place of, burial site, gravesite, grave site > mausoleum
cenotaph, obelisk, statue, plaque > memorial, monument; medal, decoration > honour
dress rehearsal, practice run, practising, practised > rehearsal, rehearsing, preparations
composer, composers, symphony, philharmonic, ensemble, choir, pianist, violinist, melody, tune > concert, music
covenant, compact, convention, entente, concordat, bargain > agreement, treaty, pact
paperwork, arrangement, contracts > documents, agreement
initialled, ratify, ratification, countersign, pen to paper, autograph > sign, signed
editorial, byline, commentary, guest column > article
annex, appendix, addendum, supplement > additional agreement, document
clause, provision, paragraph > point, principles
concession, authorisation, go ahead, green light, licensing > licence, permit
wisecrack, jest, banter, pun, humorous > joke
lambast, lambaste, berate, castigate, censure > condemn, denounce
deplore, deride, excoriate, reproach, reprimand, upbraid > condemn, denounce
protest, displeasure, indignation, indignant, anger, angry > condemn, criticism
fury, furious, irate, backlash, outcry, uproar > condemn, criticism
extol, eulogise, acclaim, compliment, accolade, plaudits, glowing > praise
appreciative, indebted, thankfulness > thank, appreciate
divulge, reveal, leak, leaked > published, made public, announce
hush hush, under wraps, hidden, clandestine, covert, secretive, concealed > not made public, unpublished
shun, boycott, cold shoulder, outcast, ostracism, sidelining > isolate
blind eye, unmoved, undeterred, rebuff, spurn > ignore
dismissive, unfazed, paid no attention, pay no attention, shrugged off, did not care > ignore
urge, exhort, advocate, champion, push for > call, support
meddle, interfere, intervene, intrusion, intrude > interference, internal affairs
equidistance, multi alignment, pragmatic, pragmatism, juggling > balance, balancing, bamboo diplomacy
autonomy, statehood, self rule, self reliant, self sufficient, autonomous > independence, self reliance, sovereignty
buddy, buddies, pal, pals, amity, amicable, camaraderie, fraternal, brotherly, brotherhood, rapport > friendship, friend
harmony, tranquillity, calm, concord > peace, stability; parity, reciprocity, equal footing > equality, mutual respect
detente, thaw, rapprochement > relations, ties
poll, polls, polling, landslide, reelected > election, re election
reelection, electorate, voters, constituents, campaign > election, re election
mandate, tenure, term of office > term, election; asset manager, capital injection, backer > investment, fund
levy, levies, excise, vat, fiscal, revenue > tax, customs; quota, quotas, import duty, customs duties > customs, trade
barter, exporter, exporters, importer, wares, consignment, cargo > trade, export
buy, purchase, import, imports, imported > export, exported
freight, logistics, infrastructure, highway, metro, locomotive, bus > transport
farm, farms, farmer, farmers, harvest, foodstuffs, grain, seafood, coffee, groceries > food, agricultural products
apparel, attire, footwear, textile, fashion > clothing
ore, minerals, coal, metals, commodities > mineral resources, raw materials
apparatus, hardware, tools > machinery, equipment
hydrocarbon, hydrocarbons, oilfield, gasfield, oil field, gas field, oil rig, wells, barrels > oil, gas
seabed, subsea, undersea, territorial waters, coastal waters, continental shelf > offshore, at sea, shelf
biofuel, biofuels, hydrogen, low carbon > green fuels, green
decarbonisation, eco friendly, environment, environmental, solar > green fuels, green
coin, legal tender, banknotes > currency, national currencies
monetary, dedollarisation, de dollarisation, exchange rate > currency, national currencies
prosperity, wellbeing, well being, welfare, affluence, livelihood > living standards
boom, booming, upturn, thriving, flourishing, prospering > growth, developing, growing
sourcing, reshoring, relocation, relocate > diversify, supply chains
ophthalmologist, ophthalmic, eyesight, cataract, surgeon, surgeons, surgical > eye, surgeries, operations
contagion, plague, infection, infectious, contagious > epidemic, epidemics
pathogens, quarantine, flu, influenza, malaria > epidemic, epidemics
medics, nurse, pharmaceuticals, pharma, healthcare, wellness > health
campus, faculty, diploma, tuition, curriculum, schooling, classroom, academia, bursary, stipend > education, university
maths, math, mathematician, mathematicians, algebra, geometry > mathematics
physicist, physicists, physics, boffin, chemist > science, physical
innovation, inventions, hi tech, know how, expertise > science and technology, technology
apprenticeship, traineeship, skilled, skills > training, specialists
cyberspace, cybersecurity, cyber security, infosec, cyberattack, online safety > internet, information security
censor, gag, blackout, ban, muzzle, suppress, crackdown, firewall > restrict, limit
tabloid, broadsheet, gazette, periodical, magazine, weekly > newspaper
coverage, newsroom, bulletin > press, report, media
lawyer, lawyers, legal, judiciary, judges, attorney, jurists > justice
youngsters, adolescents, juveniles, schoolchildren, millennials, gen z > young people, youth
tedious, monotonous, dreary, stale, humdrum, uninspiring, bored, boredom > boring
bureaucratic, bureaucracy, red tape, officialdom, formality > formal, formalism
persuade, persuasive, persuasion, credible, compelling, cogent > convincing
nationalism, nationalist, flag waving, child rearing, raising children > patriotic, patriotic upbringing
ancestry, ancestral, forefathers, ancestors > roots, history
sightseeing, holidaymakers, vacationers, travellers, resort, resorts, beach > tourism
folklore, art, arts, artist, artists, ballet > culture; ethos, morals, moral, mores > values, traditional values
humid, sweltering, scorching, celsius, centigrade, fahrenheit, thermometer > temperature
midnight, predawn, wee hours, late night > night; milestone, birthday, centenary, commemorations > anniversary
imperialism, imperialist, coloniser, colonisers, colonialism, colonists, occupiers > colonial, colonialists, invaders
guerrilla, insurgency, freedom fighters, resistance, uprising, revolt > struggle, revolution, revolutionary
valiant, brave, bravery, valour, courage, courageous, gallant > heroic
unselfish, altruistic, altruism, generous, generosity > selfless
cordial, cordiality, sincere, hearty > heartfelt, warm; panache, flair, finesse, verve > elan
deft, deftly, dexterous, nimble, agile, skilled at > adept, adroitly
feat, coup de theatre, diplomatic coup, masterstroke > triumph, success
podium, soapbox, megaphone, limelight, spotlight > platform
legitimise, whitewash, condone, sanitise, legitimacy > normalise; flagrant, brazen, egregious, glaring > blatant
unlawful, illegal, illegality, infringe, infringement, contravene > violation, international law
barbarity, cruelty, brutality, savagery, inhumane > atrocities
oust, expel, eject, evict, dislodge, repel, drive out, push out, force out > squeeze, push back
steep price, heavy price, high price, pay dearly > dearly
retaliate, reciprocate, tit for tat, respond in kind, countermeasure > response
cling to power, clinging > leave power, give up power; troops lined up, lined up, line up > guard of honour
handing over, presented to each other > exchange; folders, binders, dossiers > documents
vaccine labs, biolab, biolabs > laboratories, epidemics; national hymn, national song > anthem
long standing, longstanding, time honoured, age old > traditional, oldest
staunch, steadfast, loyal, loyalty, faithful, reliable > trust, friend
eastern neighbour, far east, asian, orient > asia pacific
cooperate on, joint efforts, work together, teamwork, synergy > cooperation, joint work
quarrel, feud, squabble, wrangle, bickering > dispute, criticism
pressure, coerce, coercion, arm twisting > isolate, criticism
reassure, guarantee, assurance, assurances, oath > promise, agreement
stopover, layover, transit, leg of the tour > visit, tour
onlooker, passers by, throng, audience, viewers > spectators, onlookers
cameraman, footage, clip, livestream, livestreamed > video, film; smartphone, snapshots, snapping, camera > photos
appease, appeasement, defiant, defiance > ignore, independent
ambush, onslaught, siege, bombardment, warfare, clash, clashes, hostilities > attack, fighting, conflict
artillery, rifles, firearms, howitzer > weapons, arms; foe, foes, nemesis, archenemy > rival, rivals, invaders
clout, stature, prestige, heft, hegemony, leverage > authority, position, power
goodwill, solidarity, unity, allegiance > friendship, support; breakthrough, headway, landmark > success, successes
multipolar, multipolarity > multilateralism, multi vector
deadlock, impasse, stalemate, standoff, turmoil, unrest, upheaval, volatile > crisis, difficulties
disarmament, proliferation, nonproliferation, deterrent, deterrence > weapons
doctrine, ideology, tenet, tenets > principles, policy; secrecy, secretly > unpublished, not made public
broker, mediator, mediation, intermediary, go between > negotiations, talks; genocide, torture > atrocities
violence > attack, terrorist, fighting; readout, recap > statement, summary; sanctions, embargo, blockade > isolate
celebratory > celebrations; ministerial > minister; expansionism, conqueror, conquest > aggression, invaders
surveillance, safeguard > security; proclamation > declaration, statement
donor, patron, benefactor > assistance, support
homage, paid respects, pays respects > wreath; founding father, founder, patriarch > leader, revolution
"""
