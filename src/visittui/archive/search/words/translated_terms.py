"""What the field is called in Russian and Vietnamese: a reader asks in one language and pages print another.

Documents, events, honours, fields of cooperation; offices stand in the `thesaurus`. A line holds words of which each
finds all others. Vietnamese stands without its marks, as search compares it, and never as a single syllable, which
would be many other words too. Written from knowledge of the field's usage, not after any one glossary.
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
"""
