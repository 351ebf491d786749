# Interface texts in Polish. This Polish is machine-made: it needs a check by a person who speaks
# Polish before anyone is asked to answer in it.
#
# People are spoken to as “Państwo” and asked with “proszę”, which says nothing about whether they
# are women or men. What they say themselves (buttons, answers) has no past tense, for the same
# reason.
#
# Arguments. No word in front of an argument or behind it changes with what the argument says; a
# colon or quotation marks stand between where it would.

skip-link = Przejdź do głównej treści
language-nav = Język
language-name = Polski
back = Wstecz
continue = Dalej
skip = Pomiń to pytanie
start = Rozpocznij
start-easy-read = Wersja łatwa do czytania: mniej pytań, krótkie zdania i obrazki
start-full = Pełna ankieta: więcej pytań i dłuższe zdania
help-link = Uzyskaj pomoc lub porozmawiaj z kimś
help-region = Pomoc
footer-privacy = Prywatność
footer-help = Gdzie uzyskać pomoc
footer-leaving = Co się dzieje po opuszczeniu tej strony
footer-accessibility = Dostępność
erase = Usuń moje odpowiedzi z tego urządzenia
erased = Państwa odpowiedzi zostały usunięte z tego urządzenia
title-error = Błąd: { $title }
title-start = { $name }
title-keep = Przechowywanie odpowiedzi – { $name }
title-question = Pytanie { $number } z { $total } – { $name }
title-page = Strona { $number } – { $name }
title-review = Sprawdzenie odpowiedzi – { $name }
title-send = Wysyłanie – { $name }
title-sent = Wysłano – { $name }
title-resume = Ciąg dalszy – { $name }
title-privacy = Prywatność – { $name }
title-help = Pomoc – { $name }
title-leaving = Opuszczanie strony – { $name }
title-accessibility = Dostępność – { $name }
accessibility-heading = Deklaracja dostępności
title-home = Ankiety
title-closed = Zamknięte – { $name }
question-of = Pytanie { $number } z { $total }

exit = Opuść tę stronę
exit-emergency = Wyjście awaryjne
exit-region = Szybkie wyjście
exit-two-more = Shift: proszę nacisnąć jeszcze 2 razy, aby wyjść.
exit-one-more = Shift: proszę nacisnąć jeszcze 1 raz, aby wyjść.
exit-expired = Minął czas na wyjście. Ta strona jest nadal otwarta.
exit-going = Trwa opuszczanie strony.
hide = Ukryj moje odpowiedzi
hidden-heading = Ta strona jest ukryta
hidden-body = Nic nie zginęło.
reveal = Pokaż stronę ponownie
title-interruption = Zanim zaczniemy – { $name }
interruption-heading = Można szybko wyjść w każdej chwili
interruption-opens = Na każdej stronie jest przycisk „Opuść tę stronę”. Otwiera on w miejscu tej strony inną: { $site }.
interruption-erases = Usuwa odpowiedzi, które nie zostały wysłane. Można to zmienić na następnej stronie.
interruption-back = Cofnięcie się w przeglądarce nie przywraca odpowiedzi.
interruption-shift = Na klawiaturze można zamiast tego nacisnąć trzy razy klawisz Shift.
interruption-hide = „Ukryj moje odpowiedzi” zakrywa stronę, dopóki nie zostanie ponownie pokazana.
interruption-hides-itself = { $minutes ->
    [one] Strona zakrywa się też sama, jeżeli przez { $minutes } minutę nic się na niej nie dzieje.
    [few] Strona zakrywa się też sama, jeżeli przez { $minutes } minuty nic się na niej nie dzieje.
    [many] Strona zakrywa się też sama, jeżeli przez { $minutes } minut nic się na niej nie dzieje.
   *[other] Strona zakrywa się też sama, jeżeli przez { $minutes } minuty nic się na niej nie dzieje.
}
interruption-cannot-heading = Czego te przyciski nie mogą zrobić
interruption-cannot = Nie mogą wyczyścić historii przeglądarki. Nie mogą ukryć ekranu przed kimś, kto podgląda to urządzenie za pomocą aplikacji. Jeżeli ktoś może sprawdzać to urządzenie, proszę najpierw przeczytać:
on-exit-heading = Co ma się stać z przechowywanymi tu odpowiedziami po użyciu „Opuść tę stronę”?
on-exit-hint = Jest to potrzebne tylko wtedy, gdy odpowiedzi są przechowywane. Jeżeli nic nie zostanie wybrane, odpowiedzi zostaną usunięte.
on-exit-erase = Usunąć je
on-exit-keep = Przechować je, żeby można było do nich wrócić

keep-heading = Czy możemy przechować Państwa odpowiedzi do czasu ich wysłania?
keep-body = Można przerwać w dowolnej chwili, wrócić na tym urządzeniu i odpowiadać dalej. Jest to możliwe tylko wtedy, gdy przechowamy tutaj odpowiedzi.
keep-warning = Ktoś inny, kto używa tego urządzenia, może zobaczyć, że ankieta została rozpoczęta. Jeżeli odpowiedzi nie są zabezpieczone PIN-em, może zobaczyć także ich treść. Jeżeli nie byłoby to bezpieczne, proszę nie przechowywać tu odpowiedzi. Zamiast tego na każdej stronie można pobrać kod i z tym kodem odpowiadać dalej na innym urządzeniu.
keep-yes = Tak, bez PIN-u
keep-yes-hint = { $hours ->
    [one] Może je otworzyć każdy, kto używa tego urządzenia. Zostaną usunięte po wysłaniu, na Państwa życzenie lub po { $hours } godzinie.
    [few] Może je otworzyć każdy, kto używa tego urządzenia. Zostaną usunięte po wysłaniu, na Państwa życzenie lub po { $hours } godzinach.
    [many] Może je otworzyć każdy, kto używa tego urządzenia. Zostaną usunięte po wysłaniu, na Państwa życzenie lub po { $hours } godzinach.
   *[other] Może je otworzyć każdy, kto używa tego urządzenia. Zostaną usunięte po wysłaniu, na Państwa życzenie lub po { $hours } godziny.
}
keep-no = Nie, proszę ich tu nie przechowywać
keep-no-hint = Znikną po zamknięciu tej strony lub tej przeglądarki.
keep-locked = Tak, zabezpieczone PIN-em
keep-locked-hint = { $hours ->
    [one] PIN jest potrzebny, aby je ponownie otworzyć. Zostaną usunięte po wysłaniu, na Państwa życzenie, po dziesięciu błędnych PIN-ach lub po { $hours } godzinie.
    [few] PIN jest potrzebny, aby je ponownie otworzyć. Zostaną usunięte po wysłaniu, na Państwa życzenie, po dziesięciu błędnych PIN-ach lub po { $hours } godzinach.
    [many] PIN jest potrzebny, aby je ponownie otworzyć. Zostaną usunięte po wysłaniu, na Państwa życzenie, po dziesięciu błędnych PIN-ach lub po { $hours } godzinach.
   *[other] PIN jest potrzebny, aby je ponownie otworzyć. Zostaną usunięte po wysłaniu, na Państwa życzenie, po dziesięciu błędnych PIN-ach lub po { $hours } godziny.
}
keep-required = Proszę wybrać jedną z tych odpowiedzi
pin-heading = Proszę wybrać PIN
pin-keep = PIN jest potrzebny, aby ponownie otworzyć odpowiedzi na tym urządzeniu. Proszę wybrać taki, którego nie odgadnie nikt, kto Państwa zna, i którego nie używają Państwo do niczego innego.
pin-forget = Jeżeli go Państwo zapomną, nikt nie otworzy tych odpowiedzi, my też nie. Można je wtedy usunąć i zacząć od nowa.
pin-hint = Od { $min } do { $max } cyfr
pin-hide = Ukryj to, co wpisuję
pin-show = Pokaż to, co wpisuję
pin-length = Proszę wpisać od { $min } do { $max } cyfr
pin-easy = Proszę wybrać PIN, który trudniej odgadnąć: nie tę samą cyfrę kilka razy i nie ciąg taki jak 1234
pin-wrong = { $left ->
    [one] To nie jest właściwy PIN. Można spróbować jeszcze { $left } raz. Jeżeli PIN nadal będzie błędny, odpowiedzi zostaną usunięte
    [few] To nie jest właściwy PIN. Można spróbować jeszcze { $left } razy. Jeżeli PIN nadal będzie błędny, odpowiedzi zostaną usunięte
    [many] To nie jest właściwy PIN. Można spróbować jeszcze { $left } razy. Jeżeli PIN nadal będzie błędny, odpowiedzi zostaną usunięte
   *[other] To nie jest właściwy PIN. Można spróbować jeszcze { $left } razy. Jeżeli PIN nadal będzie błędny, odpowiedzi zostaną usunięte
}
unlock-heading = Proszę wpisać PIN
unlock-body = Na tym urządzeniu są przechowywane odpowiedzi zabezpieczone PIN-em. Nie zostały wysłane. Do ich otwarcia potrzebne jest połączenie z internetem.
unlock-forgotten = Bez PIN-u nikt nie może ich otworzyć. Można je usunąć i zacząć od nowa.
title-pin = PIN – { $name }
lock-gone = Nie ma już odpowiedzi, które były tu przechowywane
lock-gone-body = Zbyt wiele razy wpisano błędny PIN, minął czas albo odpowiedzi zostały usunięte lub wysłane. Nikt nie może ich już otworzyć. Można zacząć od nowa albo użyć kodu, jeżeli go Państwo mają.
no-lock = To się nie udało
no-lock-offline = Nie ma połączenia, a PIN go wymaga. Nic nie zginęło. Proszę spróbować ponownie, gdy połączenie wróci.
no-lock-unable = Ta przeglądarka nie może zabezpieczyć odpowiedzi PIN-em. Proszę wrócić i wybrać inny sposób.
no-lock-damaged = PIN jest właściwy, ale to, co tu przechowywano, jest uszkodzone i nie można tego otworzyć. Można to usunąć i zacząć od nowa albo użyć kodu, jeżeli go Państwo mają.

resume-heading = Czy chcą Państwo odpowiadać dalej?
resume-body = Na tym urządzeniu są przechowane odpowiedzi. Nie zostały wysłane.
resume-expires = Jeżeli nic Państwo nie zrobią, zostaną usunięte: { $time }.
resume-go = Odpowiadaj dalej
resume-erase = Usuń je i zacznij od nowa
resume-changed = Niektóre pytania zmieniły się od Państwa ostatniej wizyty
resume-fits = Wszystkie Państwa odpowiedzi nadal pasują.
resume-gone = Pozostałe Państwa odpowiedzi nadal tu są. Niektórych odpowiedzi już nie ma, ponieważ nie zadajemy już tych pytań.
resume-dropped = Pozostałe Państwa odpowiedzi nadal tu są. Te już nie pasują, więc prosimy spojrzeć na nie jeszcze raz:

or = lub
optional = nieobowiązkowe
choose-one = Proszę wybrać jedną odpowiedź
choose-several = Proszę wybrać wszystkie pasujące odpowiedzi
choose-up-to = { $max ->
    [one] Proszę wybrać { $max } odpowiedź
    [few] Proszę wybrać najwyżej { $max } odpowiedzi
    [many] Proszę wybrać najwyżej { $max } odpowiedzi
   *[other] Proszę wybrać najwyżej { $max } odpowiedzi
}
write-in = Proszę opisać (nieobowiązkowe)
text-limit = { $max ->
    [one] Można wpisać { $max } znak
    [few] Można wpisać najwyżej { $max } znaki
    [many] Można wpisać najwyżej { $max } znaków
   *[other] Można wpisać najwyżej { $max } znaku
}
text-left = { $left ->
    [one] Zostało miejsce na { $left } znak
    [few] Zostało miejsce na { $left } znaki
    [many] Zostało miejsce na { $left } znaków
   *[other] Zostało miejsce na { $left } znaku
}
day = Dzień
month = Miesiąc
year = Rok
date-hint = Na przykład 27 3 2024
month-hint = Na przykład 3 2024
year-hint = Na przykład 2024
district-hint = Tylko pierwsza połowa kodu pocztowego, na przykład L8 lub CH41
contact-name = Jak mamy się do Państwa zwracać?
contact-email = Adres e-mail
contact-phone = Numer telefonu
contact-safe = Jak i kiedy można się z Państwem bezpiecznie skontaktować?
contact-safe-hint = Na przykład: tylko SMS, w dni robocze rano, proszę nie zostawiać wiadomości
deselected = Nie jest już wybrane: { $options }

problem-heading = Wystąpił problem
problem-prefix = Błąd:
error-required = Aby przejść dalej, proszę wybrać lub wpisać odpowiedź
error-unknown-option = Proszę wybrać jedną z odpowiedzi na tej stronie
error-exclusive = Proszę wybrać „{ $option }” albo inne odpowiedzi, nie jedno i drugie
error-too-many = { $max ->
    [one] Proszę wybrać tylko { $max } odpowiedź
    [few] Proszę wybrać nie więcej niż { $max } odpowiedzi
    [many] Proszę wybrać nie więcej niż { $max } odpowiedzi
   *[other] Proszę wybrać nie więcej niż { $max } odpowiedzi
}
error-too-long = { $over ->
    [one] Proszę skrócić odpowiedź o { $over } znak
    [few] Proszę skrócić odpowiedź o { $over } znaki
    [many] Proszę skrócić odpowiedź o { $over } znaków
   *[other] Proszę skrócić odpowiedź o { $over } znaku
}
error-not-a-number = Proszę wpisać liczbę cyframi, na przykład 12
error-whole = Proszę wpisać liczbę całkowitą, na przykład 12
error-decimals = { $max ->
    [one] Proszę wpisać liczbę, która ma po kropce najwyżej { $max } cyfrę
    [few] Proszę wpisać liczbę, która ma po kropce najwyżej { $max } cyfry
    [many] Proszę wpisać liczbę, która ma po kropce najwyżej { $max } cyfr
   *[other] Proszę wpisać liczbę, która ma po kropce najwyżej { $max } cyfry
}
error-too-small = Proszę wpisać { $min } lub więcej
error-too-large = Proszę wpisać { $max } lub mniej
error-day-missing = Proszę wpisać także dzień albo zostawić całą datę pustą
error-month-missing = Proszę wpisać także miesiąc albo zostawić całą datę pustą
error-year-missing = Proszę wpisać także rok albo zostawić całą datę pustą
error-not-a-date = Proszę wpisać prawdziwą datę, tak jak w przykładzie
error-too-early = Proszę wpisać późniejszą datę; najwcześniejsza możliwa: { $date }
error-too-late = Proszę wpisać wcześniejszą datę; najpóźniejsza możliwa: { $date }
error-district = Proszę wpisać pierwszą połowę kodu pocztowego, na przykład L8 lub CH41
error-email = Proszę wpisać adres e-mail, na przykład imie@example.com
error-phone = Proszę wpisać numer telefonu, na przykład 0151 496 0000

not-answered = Brak odpowiedzi
change = Zmień
answer = Odpowiedz
remove = Usuń
your-answer-to = Państwa odpowiedź na pytanie: { $question }
send = Wyślij moje odpowiedzi
sending = Wysyłamy Państwa odpowiedzi
services = Kto może pomóc
services-fit = Pierwsze miejsca na tej liście pasują do Państwa odpowiedzi. Ta lista nie została nigdzie zapisana.
service-call = Zadzwoń: { $what }
service-relay = Relay UK lub telefon tekstowy: { $what }
service-text = Wyślij SMS: { $what }
service-cost = Koszt: { $what }
service-languages = Języki: { $what }
service-places = Dla osób z tych miejsc: { $what }
service-checked = Sprawdzono: { $date }
help-emergency = Jeżeli ktoś jest teraz w niebezpieczeństwie
help-anyone = Pomoc dla każdego
help-needs = Pomoc w jednej sprawie
help-needs-hint = Proszę otworzyć to, czego Państwo potrzebują. To, co zostanie otwarte, nie jest zapisywane i nie widać tego w adresie strony.
help-districts = Pomoc w pobliżu
help-districts-hint = Te miejsca pomagają osobom z jednego obszaru. Pozostałe pomagają niezależnie od miejsca zamieszkania.
end-nothing-sent = Nic z tego, co Państwo tu wybrali, nie zostało wysłane i nie zostanie wysłane.

notice-elsewhere = Ta strona nie należy teraz do Państwa ankiety
notice-elsewhere-body = Zależy ona od wcześniejszej odpowiedzi. Są Państwo w tym miejscu. Nic nie zginęło.
notice-erased-body = Mogą Państwo zamknąć tę stronę albo zacząć od nowa.
notice-storage = W tej przeglądarce nie można przechować Państwa odpowiedzi
notice-storage-body = Przeglądarka nie pozwala tej stronie niczego przechowywać albo brakuje w niej miejsca. Nadal można odpowiadać i wysłać odpowiedzi. Jeżeli zamkną Państwo tę stronę przed wysłaniem, odpowiedzi znikną.
cleared = Nie ma już odpowiedzi przechowywanych na tym urządzeniu
cleared-body = Zostały usunięte lub wysłane z innej karty albo wyczyściła je przeglądarka. Odpowiedzi nadal są na tej stronie, można iść dalej i je wysłać. Nie są już przechowywane na tym urządzeniu. Aby wrócić do nich później, proszę pobrać kod na końcu tej strony.
lost-body = Zostały usunięte lub wysłane z innej karty, były zbyt stare albo wyczyściła je przeglądarka. To, co było na ostatniej stronie, nadal tu jest. Można iść dalej stąd albo użyć kodu, jeżeli go Państwo mają.
other-tab = Ta ankieta jest otwarta także w innej karcie
merged-body = Odpowiedzi stamtąd zostały tu dodane. Bezpieczniej jest zamknąć jedną z tych kart.
taken-body = Odpowiedzi przechowuje teraz tamta karta, a już nie ta strona. Można iść dalej i wysłać je stąd. Można też zamknąć tę stronę i odpowiadać dalej tam.
not-kept = To, co Państwo wpisali, nadal jest na tej stronie. Za chwilę proszę nacisnąć przycisk jeszcze raz.
not-sent = Państwa odpowiedzi nie zostały jeszcze wysłane
not-sent-offline = Brak połączenia. Państwa odpowiedzi nadal są na tej stronie. Spróbujemy ponownie automatycznie, gdy wróci połączenie. Można też jeszcze raz nacisnąć „Wyślij moje odpowiedzi”.
not-sent-busy = W tej chwili zbyt wiele osób wysyła odpowiedzi. Państwa odpowiedzi nadal są na tej stronie. Za chwilę spróbujemy ponownie automatycznie. Można też jeszcze raz nacisnąć „Wyślij moje odpowiedzi”.
not-sent-closed = Ta ankieta jest już zamknięta, więc nie mogliśmy przyjąć Państwa odpowiedzi. Nie zostały zapisane. Osoby wymienione na stronie z pomocą nadal są do Państwa dyspozycji.
not-sent-changed = Ankieta zmieniła się w czasie, gdy Państwo odpowiadali. Proszę otworzyć tę stronę ponownie: przechowane odpowiedzi nadal tam będą.
not-sent-conflict = Z tej strony wysłano już wcześniej inne odpowiedzi. Zapisane są te pierwsze. Aby zacząć nową ankietę, proszę usunąć odpowiedzi z tego urządzenia.
not-sent-refused = Zanim będzie można wysłać odpowiedzi, coś na tej stronie trzeba jeszcze raz sprawdzić.
not-sent-too-large = Państwa odpowiedzi są dłuższe, niż możemy przyjąć. Proszę skrócić najdłuższą z nich i wysłać ponownie.

home-heading = Ankiety, które są teraz otwarte
home-none = W tej chwili żadna ankieta nie jest otwarta.
home-closed-heading = Teraz zamknięte
not-yet-heading = Ta ankieta nie jest jeszcze otwarta
not-yet-body = Dzień otwarcia: { $date }. Zapraszamy wtedy.
closed-heading = Ta ankieta jest już zamknięta
closed-body = Dzień zamknięcia: { $date }. Dziękujemy wszystkim, którzy odpowiedzieli.
back-to-survey = Wróć do ankiety
title-results = Wyniki – { $name }
title-report = Raport – { $name }
results-heading = O co pytaliśmy, co Państwo powiedzieli, co zrobiliśmy
report-heading = Wszystkie liczby
results-asked = O co pytaliśmy
results-said = Co Państwo powiedzieli
results-did = Co zrobiliśmy
results-about = O tych liczbach
results-frozen = To są liczby z wydania { $number }, dzień: { $date }. Liczba odpowiedzi do tego dnia: { $responses }. Nie zmienią się, nawet jeśli ktoś odpowie później.
results-chose = Odpowiadał, kto chciał. Liczby mówią, co powiedziały nam te osoby, a nie co powiedzieliby wszyscy.
results-protected = Aby nikogo nie można było rozpoznać, liczby są zaokrąglone do najbliższych { $rounding }, a liczb mniejszych niż { $threshold } nie podajemy. Tam, gdzie taką liczbę można by obliczyć z innych, niektórych z nich też nie pokazujemy.
results-intervals = Pod każdym procentem jest jego przedział 95%: zakres, w którym przypadek zostawiłby go 19 razy na 20 (metoda Wilsona, z liczb zaokrąglonych).
results-files = Liczby w plikach
results-report = Wszystkie liczby na jednej stronie, do czytania i druku
results-all = Wszystkie liczby z opisami, dla programów
page-missing-heading = Tutaj nie ma żadnej strony
page-missing-body = Proszę sprawdzić adres albo przejść do listy ankiet.
too-large-heading = To więcej, niż możemy przyjąć
too-large-body = Proszę wrócić, skrócić najdłuższą odpowiedź i jeszcze raz nacisnąć „Dalej”.
busy-heading = W tej chwili jest tu zbyt wiele osób
busy-body = Proszę chwilę poczekać, a potem odświeżyć tę stronę. Jeżeli przeglądarka zapyta, czy wysłać formularz ponownie, proszę odpowiedzieć „tak”: dzięki temu nic z tego, co Państwo wpisali, nie zginie.
fault-heading = Coś poszło nie tak po naszej stronie
fault-body = To nie jest Państwa wina. Proszę chwilę poczekać, a potem odświeżyć tę stronę. Jeżeli przeglądarka zapyta, czy wysłać formularz ponownie, proszę odpowiedzieć „tak”: dzięki temu nic z tego, co Państwo wpisali, nie zginie.
foreign-heading = To nie pochodzi z tej witryny
foreign-body = Dla Państwa bezpieczeństwa przyjmujemy odpowiedzi tylko z naszych własnych stron. Proszę otworzyć ankietę ponownie i odpowiadać dalej tam.
stale-heading = Nie mogliśmy użyć tej strony
stale-body = Może to być stara kopia albo odpowiedzi zostały usunięte. Proszę otworzyć ankietę ponownie i odpowiadać dalej od tego miejsca.
code-heading = Państwa kod
code-label = Państwa kod
code-hint = 16 liter i cyfr. Wielkość liter, odstępy i łączniki nie mają znaczenia.
code-length = Proszę wpisać wszystkie 16 liter i cyfr kodu
code-slip = Proszę porównać kod z tym, co zostało zapisane: jedna z liter lub cyfr jest inna
codes-busy = W tej chwili sprawdzanych jest zbyt wiele kodów. Proszę poczekać minutę i nacisnąć przycisk jeszcze raz. Państwa kod pozostaje ważny.
carry-ask = Pobierz kod, aby odpowiadać dalej później lub na innym urządzeniu
carry-until = Otwiera on Państwa odpowiedzi na każdym urządzeniu do końca dnia { $date } albo do czasu ich wysłania.
carry-write = Proszę go zapisać albo skopiować w bezpieczne miejsce. Nie przechowujemy go i nie możemy podać go ponownie.
carry-whoever = Kto ma ten kod, może zobaczyć odpowiedzi i je wysłać. Bez niego nikt nie może ich przeczytać, my też nie.
carry-now = Otwiera on odpowiedzi takie, jakie są teraz. Jeżeli będą Państwo odpowiadać dalej, proszę przed przerwą pobrać nowy kod. Poprzedni przestanie wtedy działać.
carry-erase = Można usunąć odpowiedzi z tego urządzenia. Kod będzie nadal działać.
carry-have = Mam kod
carry-open = Otwórz moje odpowiedzi
carry-nothing = Proszę porównać kod z tym, co zostało zapisane. Jeżeli jest taki sam, mógł stracić ważność albo odpowiedzi zostały już wysłane
carry-opened = Państwa odpowiedzi znów tu są
carry-opened-body = Zanim pójdziemy dalej, jedno pytanie o to urządzenie.
title-code = Kod – { $name }
withdraw-offer = Jeżeli kiedyś zechcą Państwo wycofać odpowiedzi
withdraw-offer-body = Nie możemy rozpoznać, które odpowiedzi są Państwa. Z kodem można je później samodzielnie usunąć, nie mówiąc, kim się jest. Kod można otrzymać tylko na tej stronie.
withdraw-get = Pobierz kod do wycofania moich odpowiedzi
withdraw-code-body = Proszę go zapisać albo skopiować w bezpieczne miejsce. Nie przechowujemy go i nie możemy podać go ponownie. Kto go ma, może usunąć te odpowiedzi. Nikt nie może ich za jego pomocą przeczytać.
withdraw-link = Wycofaj swoje odpowiedzi
withdraw-heading = Wycofanie odpowiedzi
withdraw-body = Proszę wpisać kod otrzymany po wysłaniu odpowiedzi. Wszystko, co zostało wysłane, zostanie usunięte, także dane kontaktowe. Nie trzeba mówić, kim się jest. Nie można tego cofnąć, a już opublikowane liczby pozostaną bez zmian.
withdraw-button = Usuń to, co zostało przeze mnie wysłane
withdraw-nothing = Pod tym kodem nie ma odpowiedzi. Jeżeli był już użyty, odpowiedzi są usunięte. Jeżeli nie, proszę porównać go z tym, co zostało zapisane
withdrawn-heading = Państwa odpowiedzi zostały usunięte
withdrawn-body = Wszystko, co zostało wysłane, zniknęło, także dane kontaktowe. Można zamknąć tę stronę.
title-withdraw = Wycofanie – { $name }
no-code = Nie ma kodu
no-code-late = Czas na pobranie kodu minął. Odpowiedzi zostały wysłane i nic innego się nie zmieniło.
no-code-offline = Brak połączenia. Państwa odpowiedzi nadal są na tej stronie. Proszę spróbować ponownie, gdy połączenie wróci.
no-code-busy = W tej chwili jest tu zbyt wiele osób. Proszę poczekać minutę i nacisnąć przycisk jeszcze raz.
trace-heading = Co ta ankieta zostawia na Państwa urządzeniu
trace-body = Tylko to, co jest na tej liście, i tylko to, czego ankieta potrzebuje do działania. Wszystko można usunąć przyciskiem „Usuń moje odpowiedzi z tego urządzenia” na końcu każdej strony. Nazwy nic nie mówią o ankiecie.
trace-name = Nazwa
trace-where = Gdzie
trace-cookie = Plik cookie
trace-storage = Pamięć przeglądarki
trace-life = Jak długo najwyżej
trace-browser = Do zamknięcia przeglądarki
trace-hours = { $hours ->
    [one] { $hours } godzina
    [few] { $hours } godziny
    [many] { $hours } godzin
   *[other] { $hours } godziny
}
trace-minutes = { $minutes ->
    [one] { $minutes } minuta
    [few] { $minutes } minuty
    [many] { $minutes } minut
   *[other] { $minutes } minuty
}
trace-purpose = Do czego służy
trace-steps = Łączy odpowiedzi z kolejnych stron, jeżeli nasz program nie działa w Państwa przeglądarce
trace-kept = To samo, jeżeli odpowiedzi są przechowywane bez PIN-u
trace-lock = Połowa tego, co otwiera odpowiedzi, jeżeli są zabezpieczone PIN-em, a nasz program nie działa w Państwa przeglądarce. Druga połowa to PIN
trace-sent = Pamięta, że odpowiedzi zostały wysłane, aby można było podziękować
trace-stored = Odpowiedzi, jeżeli są przechowywane do czasu wysłania. Z PIN-em są zaszyfrowane
trace-left = Pamięta przez kilka minut, że nastąpiło szybkie wyjście, aby „Wstecz” tu nie prowadziło

counted-heading = Co liczymy oprócz odpowiedzi
counted-body = Kiedy wysyłają Państwo odpowiedzi, zamykają tę stronę lub zajmują się czymś innym, liczymy, z których stron przeszli Państwo dalej, także gdy nic nie zostało wysłane. Dzięki temu widzimy, gdzie ludzie przerywają. Jest to jedna liczba dla każdej strony. Nie mówi, kim Państwo są, co Państwo odpowiedzieli ani kiedy.