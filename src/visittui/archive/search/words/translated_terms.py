"""What the field is called in Russian and Vietnamese: a reader asks in one language and pages print another.

Documents, events, honours, fields of cooperation, what people do; most offices stand in the `thesaurus`. A line holds
words of which each finds all others. Vietnamese stands without its marks, as search compares it, and never as a single
syllable, which would be many other words too. Written from knowledge of the field's usage, not after any one glossary.
"""

from __future__ import annotations

LINES = """
joint statement, совместное заявление, tuyen bo chung
statement, заявление, tuyen bo
agreement, соглашение, hiep dinh, thoa thuan
memorandum, меморандум, bien ban ghi nho, ban ghi nho
treaty, договор, hiep uoc
documents, документы, van kien
programme, программа, chuong trinh
signed, подписание, подписал, ky ket
visit, визит, поездка, chuyen tham, sang tham
state visit, государственный визит, tham cap nha nuoc
talks, переговоры, hoi dam, dam phan
meeting, встреча, cuoc gap
press conference, пресс конференция, hop bao
delegation, делегация, phai doan, doan dai bieu
welcome ceremony, церемония встречи, le don
ceremony, церемония, nghi le
guard of honour, почетный караул, doi danh du
anthem, гимн, quoc ca
banquet, прием, quoc yen, chieu dai
wreath, венок, vong hoa
mausoleum, мавзолей
memorial, мемориал, dai tuong niem
airport, аэропорт, san bay
plane, самолет, may bay, chuyen co
hotel, отель, гостиница, khach san
car, автомобиль, лимузин, xe hoi
motorcade, кортеж, doan xe
concert, концерт, hoa nhac
opera house, оперный театр, nha hat lon
graduates, выпускники, cuu sinh vien
university, университет, dai hoc
academy, академия, hoc vien
embassy, посольство, dai su quan
ministry of foreign affairs, министерство иностранных дел, мид, bo ngoai giao
minister, министр, bo truong
deputy minister, замминистра, заместитель министра, thu truong
government, правительство, chinh phu
party, партия, dang cong san
partnership, партнерство, doi tac
strategic partnership, стратегическое партнерство, doi tac chien luoc
friendship, дружба, huu nghi
cooperation, сотрудничество, hop tac
relations, отношения, quan he
foreign policy, внешняя политика, chinh sach doi ngoai
independence, независимость, doc lap
economy, экономика, kinh te
trade, торговля, thuong mai
investment, инвестиции, dau tu
energy, энергетика, nang luong
nuclear, ядерный, атомный, hat nhan, nguyen tu
nuclear power plant, аэс, атомная станция, nha may dien hat nhan
oil, нефть, dau mo, dau khi
gas, газ, khi dot
liquefied natural gas, lng, спг, khi hoa long
science, наука, khoa hoc
technology, технологии, cong nghe
space, космос, vu tru
education, образование, giao duc
higher education, высшее образование, giao duc dai hoc
health, здравоохранение, y te
transport, транспорт, giao thong
customs, таможня
justice, юстиция, tu phap
defence, оборона, quoc phong
security, безопасность, an ninh
weapons, оружие, vu khi
navy, флот, hai quan
terrorism, терроризм, khung bo
war, война, chien tranh
victory, победа, chien thang
victory day, день победы, ngay chien thang
anniversary, годовщина, юбилей, ky niem
young people, молодежь, thanh nien
invitation, приглашение, loi moi
article, статья, bai bao, bai viet
newspaper, газета, to bao
criticism, критика, chi trich
communist party, коммунистическая партия, dang cong san
military technical cooperation, военно техническое сотрудничество, hop tac ky thuat quan su
military, военный, quan su
central committee, центральный комитет, цк, ban chap hanh trung uong
chairman, председатель
deputy, заместитель, замглавы
head, глава, руководитель, nguoi dung dau
adviser, помощник, советник, tro ly
spokesman, пресс секретарь, nguoi phat ngon
rector, ректор, hieu truong
governor, губернатор, tinh truong
mayor, мэр
leader, лидер, lanh dao
leaders, лидеры, cac nha lanh dao
official, чиновник, quan chuc
people, народ, nhan dan
country, страна, dat nuoc
world, мир, the gioi
peace, мирный, hoa binh
arrival, прибытие, прибыл, прилетел, den noi
greeted, встретили, don tiep
laid, возложил, dat vong hoa
journalists, журналисты, nha bao
question, вопрос, cau hoi
answer, ответ, tra loi
speech, речь, bai phat bieu
toast, тост, nang coc
gun salute, салют, артиллерийский салют, phat dai bac
red carpet, красная дорожка, tham do
orchestra, оркестр, dan nhac
palace, дворец, phu chu tich
citadel, цитадель, hoang thanh
hall, зал, hoi truong
street, улица, duong pho
company, компания, cong ty
corporation, корпорация, tap doan
fund, фонд, quy dau tu
bank, банк, ngan hang
currency, валюта, tien te
rouble, рубль, dong rup
export, экспорт, xuat khau
import, импорт, nhap khau
food, продовольствие, thuc pham
fruit, фрукты, trai cay
licence, лицензия, giay phep
offshore, шельф, them luc dia
block, блок
reactor, реактор, lo phan ung
research, исследования, nghien cuu
training, подготовка, dao tao
specialists, специалисты, chuyen gia
students, студенты, sinh vien
epidemic, эпидемия, dich benh
laboratory, лаборатория, phong thi nghiem
shipbuilding, судостроение, dong tau
aviation, авиация, hang khong
alliance, союз, lien minh
sovereignty, суверенитет, chu quyen
troops, войска, quan doi
withdrawal, вывод войск, rut quan
attack, теракт, нападение, tan cong
heroes, герои, anh hung
history, история, lich su
values, ценности, gia tri
tourism, туризм, du lich
internet, интернет, mang internet
bamboo diplomacy, бамбуковая дипломатия, ngoai giao cay tre
foreign minister, глава мид, ngoai truong
deputy foreign minister, замглавы мид, thu truong ngoai giao
united states, сша, америка, соединенные штаты, hoa ky
china, китай, trung quoc
ukraine, украина, украинский
kiev, киев
france, франция, nuoc phap
japan, япония, nhat ban
germany, германия
north korea, северная корея, кндр, trieu tien
soviet union, советский союз, ссср, lien xo
palestine, палестина
east jerusalem, восточный иерусалим, dong jerusalem
west, запад, phuong tay
asia pacific, азиатско тихоокеанский регион, атр, chau a thai binh duong
eurasian economic union, евразийский экономический союз, еаэс, lien minh kinh te a au
xi jinping, си цзиньпин, tap can binh
biden, байден
kim jong un, ким чен ын, kim chinh an
governing party, правящая партия
national assembly, национальное собрание, нацсобрание
prime minister, премьер, глава правительства
strategic, стратегический, chien luoc
economic, экономический
information, информация, thong tin
culture, культура, van hoa
music, музыка, am nhac
friend, друг, nguoi ban
support, поддержка, ho tro
help, помощь, giup do
struggle, борьба, dau tranh
victory over, победа над
minister of justice, министр юстиции, bo truong tu phap
minister of energy, министр энергетики
minister of transport, министр транспорта
minister of science and technology, министр науки и технологий
temperature, температура, жара, nhiet do
joke, шутка
platform, трибуна, площадка
photo, фото, снимок, hinh anh, chup anh
video, видео
ministry, министерство
russia, россия, российский, lien bang nga
vietnam, вьетнам, вьетнамский
moscow, москва, mat xco va
pyongyang, пхеньян, binh nhuong
dien bien phu, дьенбьенфу, дьен бьен фу
us embassy, dai su quan my
united states, nuoc my
tass, тасс
reuters, рейтер, рейтерс
bloomberg, блумберг
financial times, файнэншл таймс, файненшл таймс
oblast, область
direct investment fund, фонд прямых инвестиций, рфпи
tropical, тропический
nuclear centre, ядерный центр
minister of industry and trade, министр промышленности и торговли
ministry of industry and trade, минпромторг
vice rector, проректор
scientific, научный
dong, донг
trade turnover, товарооборот
tax, налоги
military band, военный оркестр
parade, парад, duyet binh
telephone, телефонный разговор, звонок, dien dam
schedule, график, расписание, lich trinh
elected, избран, duoc bau
re election, переизбрание, tai dac cu
embrace, объятия, обнялись
thank, благодарность, поблагодарил, cam on, biet on
praise, похвалил, ca ngoi
condemn, осудил, осуждение, len an
promise, обещание, пообещал, cam ket
balanced, взвешенный, can bang
independent, независимый
selfless, бескорыстный, vo tu
trust, доверие, tin cay
priority, приоритет, uu tien
principles, принципы, nguyen tac
equality, равенство, binh dang
respect, уважение, ton trong
interference, вмешательство, can thiep
stability, стабильность, on dinh
growth, рост, tang truong
great power, великая держава, cuong quoc
conflict, конфликт, xung dot
patriotic, патриотический
tradition, традиции, truyen thong
identity, идентичность, ban sac
deep space, дальний космос
supply chains, цепочки поставок, chuoi cung ung
clothing, одежда, quan ao
agricultural, сельскохозяйственный, nong san
machinery, машины, оборудование, may moc
mineral resources, полезные ископаемые, khoang san
joint venture, совместное предприятие, lien doanh
"""
