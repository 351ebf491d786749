# Interface texts in English, the source language.

skip-link = Skip to main content
language-nav = Language
language-name = English
back = Back
continue = Continue
skip = Skip this question
start = Start
start-easy-read = Easy Read: fewer questions, short sentences and pictures
start-full = Full survey: more questions and longer sentences
help-link = Get help or talk to someone
help-region = Help
footer-privacy = Privacy
footer-help = Where to get help
footer-leaving = What leaving this page does
footer-accessibility = Accessibility
erase = Delete my answers from this device
erased = Your answers have been deleted from this device
title-error = Error: { $title }
title-start = { $name }
title-keep = Keeping your answers – { $name }
title-question = Question { $number } of { $total } – { $name }
title-page = Page { $number } – { $name }
title-review = Check your answers – { $name }
title-send = Send – { $name }
title-sent = Sent – { $name }
title-resume = Carry on – { $name }
title-privacy = Privacy – { $name }
title-help = Help – { $name }
title-leaving = Leaving – { $name }
title-accessibility = Accessibility – { $name }
accessibility-heading = Accessibility statement
title-home = Surveys
title-closed = Closed – { $name }
question-of = Question { $number } of { $total }

exit = Exit this page
exit-emergency = Emergency
exit-region = Leaving quickly
exit-two-more = Shift, press 2 more times to exit.
exit-one-more = Shift, press 1 more time to exit.
exit-expired = Exit this page expired.
exit-going = Leaving.
hide = Hide my answers
hidden-heading = This page is hidden
hidden-body = Nothing has been lost.
reveal = Show the page again
title-interruption = Before you start – { $name }
interruption-heading = You can leave quickly at any time
interruption-opens = Every page has a button called “Exit this page”. It opens { $site } in place of this page.
interruption-erases = It deletes answers you have not sent. You can change this on the next page.
interruption-back = Going back in the browser does not bring your answers back.
interruption-shift = With a keyboard, you can press Shift three times instead.
interruption-hide = “Hide my answers” covers the page until you show it again.
interruption-hides-itself = { $minutes ->
    [one] The page also covers itself if you do not touch it for { $minutes } minute.
   *[other] The page also covers itself if you do not touch it for { $minutes } minutes.
}
interruption-cannot-heading = What it cannot do
interruption-cannot = It cannot clear your browser history. It cannot hide your screen from someone who watches this device with an app. If someone may check this device, read this first:
on-exit-heading = If you use “Exit this page”, what should happen to answers kept here?
on-exit-hint = You only need this if you keep your answers. If you do not choose, they are deleted.
on-exit-erase = Delete them
on-exit-keep = Keep them, so that I can come back

keep-heading = May we keep your answers until you send them?
keep-body = You can stop part-way, come back on this device, and carry on. That only works if we keep your answers here.
keep-warning = Someone else who uses this device may be able to see that you started. Without a PIN, they can see what you answered too. If that would not be safe, do not keep your answers here. You can get a code on every page instead, and carry on with it on another device.
keep-no = No, do not keep them here
keep-no-hint = They are gone when you close this page or this browser.
keep-locked = Yes, locked with a PIN
keep-locked-hint = { $hours ->
    [one] You need the PIN to open them again. They are deleted when you send them, when you ask, after ten wrong PINs, or after { $hours } hour.
   *[other] You need the PIN to open them again. They are deleted when you send them, when you ask, after ten wrong PINs, or after { $hours } hours.
}
keep-yes = Yes, without a PIN
keep-yes-hint = { $hours ->
    [one] Anyone who uses this device can open them. They are deleted when you send them, when you ask, or after { $hours } hour.
   *[other] Anyone who uses this device can open them. They are deleted when you send them, when you ask, or after { $hours } hours.
}
keep-required = Choose one of these answers

pin-heading = Choose a PIN
pin-keep = You need it to open your answers again on this device. Choose one that nobody who knows you would guess, and that you use for nothing else.
pin-forget = If you forget it, nobody can open your answers, and neither can we. Then you can delete them and start again.
pin-hint = { $min } to { $max } digits
pin-hide = Hide what I type
pin-show = Show what I type
pin-length = Enter { $min } to { $max } digits
pin-easy = Choose a PIN that is harder to guess: not the same digit again and again, and not a row like 1234
pin-wrong = { $left ->
    [one] That is not the PIN. You can try { $left } more time, then the answers are deleted
   *[other] That is not the PIN. You can try { $left } more times, then the answers are deleted
}
unlock-heading = Enter your PIN
unlock-body = Some answers were kept on this device, locked with a PIN. They have not been sent. Opening them needs a connection.
unlock-forgotten = If you do not know the PIN, nobody can open them. You can delete them and start again.
title-pin = PIN – { $name }
lock-gone = The answers that were kept here are gone
lock-gone-body = There were too many wrong PINs, or the time was over, or they were deleted or sent. Nobody can open them any more. You can start again, or use a code if you have one.
no-lock = That did not work
no-lock-offline = There is no connection, and a PIN needs one. Nothing is lost. Try again when the connection is back.
no-lock-unable = This browser cannot lock your answers with a PIN. Go back and choose another way.
no-lock-damaged = The PIN is right, but what was kept here has been damaged, and cannot be opened. You can delete it and start again, or use a code if you have one.

resume-heading = Do you want to carry on?
resume-body = Some answers were kept on this device. They have not been sent.
resume-expires = They are deleted after { $time } if you do nothing.
resume-go = Carry on
resume-erase = Delete them and start again
resume-changed = Some questions have changed since you were last here
resume-fits = All of your answers still fit.
resume-gone = Your other answers are still here. Some answers are gone, because their questions are no longer asked.
resume-dropped = Your other answers are still here. These no longer fit, so please look at them again:

or = or
optional = optional
choose-one = Choose one
choose-several = Choose all that apply
choose-up-to = { $max ->
    [one] Choose { $max }
   *[other] Choose up to { $max }
}
write-in = Describe it (optional)
text-limit = { $max ->
    [one] You can write { $max } character
   *[other] You can write up to { $max } characters
}
text-left = { $left ->
    [one] You have room for { $left } more character
   *[other] You have room for { $left } more characters
}
day = Day
month = Month
year = Year
date-hint = For example, 27 3 2024
month-hint = For example, 3 2024
year-hint = For example, 2024
district-hint = The first half of the postcode only, for example L8 or CH41
contact-name = What should we call you?
contact-email = Email address
contact-phone = Telephone number
contact-safe = How and when is it safe to contact you?
contact-safe-hint = For example, text only, weekday mornings, do not leave a message
deselected = No longer selected: { $options }

problem-heading = There is a problem
problem-prefix = Error:
error-required = Choose or enter an answer to go on
error-unknown-option = Choose one of the answers on this page
error-exclusive = Choose “{ $option }” or the other answers, not both
error-too-many = { $max ->
    [one] Choose only { $max } answer
   *[other] Choose no more than { $max } answers
}
error-too-long = { $over ->
    [one] Shorten your answer by { $over } character
   *[other] Shorten your answer by { $over } characters
}
error-not-a-number = Enter a number, using digits, like 12
error-whole = Enter a whole number, like 12
error-decimals = { $max ->
    [one] Enter a number with no more than { $max } digit after the point
   *[other] Enter a number with no more than { $max } digits after the point
}
error-too-small = Enter { $min } or more
error-too-large = Enter { $max } or less
error-day-missing = Enter the day as well, or leave the whole date empty
error-month-missing = Enter the month as well, or leave the whole date empty
error-year-missing = Enter the year as well, or leave the whole date empty
error-not-a-date = Enter a real date, like the example
error-too-early = Enter a date in or after { $date }
error-too-late = Enter a date in or before { $date }
error-district = Enter the first half of a postcode, like L8 or CH41
error-email = Enter an email address, like name@example.com
error-phone = Enter a telephone number, like 0151 496 0000

not-answered = Not answered
change = Change
answer = Answer
remove = Remove
your-answer-to = your answer to: { $question }
send = Send my answers
sending = Sending your answers
end-nothing-sent = Nothing you chose here has been sent or will be.

services = Who can help
services-fit = The first of these go with what you answered. Nobody has kept this list.
service-call = Call { $what }
service-relay = Relay UK or textphone: { $what }
service-text = Text { $what }
service-cost = Cost: { $what }
service-languages = Languages: { $what }
service-places = For people in: { $what }
service-checked = Checked { $date }
help-emergency = If someone is in danger now
help-anyone = Help for anyone
help-needs = Help with one thing
help-needs-hint = Open what you need. What you open is not stored, and it does not show in the page’s address.
help-districts = Help near you
help-districts-hint = These services are for people in one area. The others help wherever you live.

notice-elsewhere = That page is not part of your survey now
notice-elsewhere-body = It depends on an earlier answer. This is where you are. Nothing has been lost.
notice-erased-body = You can close this page, or start again if you want to.
notice-storage = Your answers cannot be kept in this browser
notice-storage-body = The browser does not let this page keep anything, or it is full. You can still answer and send. If you close this page before sending, your answers are gone.
cleared = What was kept of your answers is gone
cleared-body = It was deleted or sent from another tab, or the browser has cleared it. Your answers are still on this page, and you can go on and send them. They are no longer kept on this device. To carry on later, get a code at the end of this page.
lost-body = It was deleted or sent from another tab, or it was too old, or the browser has cleared it. What was on the last page is still here. You can go on from here, or use a code if you have one.
other-tab = This survey is open in another tab too
merged-body = What you answered there has been added here. It is safer to close one of the two.
taken-body = Answers are kept from there now, and no longer from this page. You can go on and send from here. You can also close this page and carry on there.
not-kept = What you typed is still on this page. Press the button again in a moment.
not-sent = Your answers have not been sent yet
not-sent-offline = There is no connection. Your answers are still on this page. We try again by ourselves when the connection is back, or you can press “Send my answers” again.
not-sent-busy = Too many people are sending answers right now. Your answers are still on this page. We try again by ourselves in a moment, or you can press “Send my answers” again.
not-sent-closed = This survey has closed, so we could not take your answers. They have not been stored. The people on the help page are still there for you.
not-sent-changed = The survey has changed while you were answering. Open this page again: your kept answers will still be there.
not-sent-conflict = Answers were already sent from this page, and they were different from these. The first ones are stored. Delete your answers from this device to begin a new survey.
not-sent-refused = Something on this page needs another look before your answers can be sent.
not-sent-too-large = Your answers are longer than we can take. Shorten the longest one, then send again.

home-heading = Surveys that are open now
home-none = No survey is open right now.
home-closed-heading = Not open now
not-yet-heading = This survey is not open yet
not-yet-body = It opens on { $date }. You can come back then.
closed-heading = This survey has closed
closed-body = It closed on { $date }. Thank you to everyone who answered.
back-to-survey = Back to the survey
title-results = Results – { $name }
title-report = Report – { $name }
results-heading = We asked, you said, we did
report-heading = All the figures
results-asked = We asked
results-said = You said
results-did = We did
results-about = About these figures
results-frozen = These are the figures of release { $number }, made on { $date }. Responses by then: { $responses }. They stay as they are, whoever answers later.
results-chose = The sample chose itself: everybody who wanted to answer could. The figures say what these people told us, and not what everybody would have said.
results-protected = So that nobody can be recognised, numbers are rounded to the nearest { $rounding }, and no number below { $threshold } is given. Where one could be worked out from others, some of these are not shown either.
results-intervals = Below each percentage is its 95% interval: the range that chance would leave it in 19 times out of 20 (Wilson’s method, from the rounded numbers).
results-files = The figures as files
results-report = All the figures on one page, for reading and printing
results-all = All the figures with their words, for programs
page-missing-heading = There is no page here
page-missing-body = Check the address, or go to the list of surveys.
too-large-heading = That is more than we can take
too-large-body = Go back, shorten your longest answer, and press Continue again.
busy-heading = Too many people are here right now
busy-body = Wait a minute, then reload this page. If your browser asks whether to send the form again, say yes: that way nothing you typed is lost.
fault-heading = Something went wrong on our side
fault-body = It is not your fault. Wait a minute, then reload this page. If your browser asks whether to send the form again, say yes: that way nothing you typed is lost.
foreign-heading = That did not come from this site
foreign-body = For your safety we only take answers from our own pages. Open the survey again and carry on there.
stale-heading = We could not use that page
stale-body = It may be an old copy, or the answers were deleted. Open the survey again and carry on from there.

code-heading = Your code
code-label = Your code
code-hint = 16 letters and digits. Capitals, spaces and hyphens make no difference.
code-length = Enter all 16 letters and digits of the code
code-slip = Compare the code with what you wrote down: one of the letters or digits is different
codes-busy = Too many codes are being tried right now. Wait a minute and press the button again. Your code stays good.
carry-ask = Get a code to carry on later or on another device
carry-until = It opens your answers on any device until the end of { $date }, or until you send them.
carry-write = Write it down, or copy it to a safe place. We do not keep it, and we cannot give it to you again.
carry-whoever = Whoever has the code can see your answers and send them. Without it nobody can read them, and neither can we.
carry-now = It opens your answers as they are now. If you answer more here, get a new code before you stop. The old one then no longer works.
carry-erase = You can delete your answers from this device. The code still works.
carry-have = I have a code
carry-open = Open my answers
carry-nothing = Compare the code with what you wrote down. If it is the same, it may have expired, or the answers may have been sent already
carry-opened = Your answers are here again
carry-opened-body = Before you carry on, one question about this device.
title-code = Code – { $name }
withdraw-offer = If you may want to take your answers back
withdraw-offer-body = We cannot tell which answers are yours. With a code you can delete them yourself later, without saying who you are. You can only get the code on this page.
withdraw-get = Get a code for taking my answers back
withdraw-code-body = Write it down, or copy it to a safe place. We do not keep it, and we cannot give it to you again. Whoever has it can delete your answers. Nobody can read them with it.
withdraw-link = Take your answers back
withdraw-heading = Take your answers back
withdraw-body = Enter the code that you got after you sent your answers. Everything you sent is then deleted, contact details too. You do not have to say who you are. It cannot be undone, and figures that are published already stay as they are.
withdraw-button = Delete what I sent
withdraw-nothing = There are no answers under this code. If you have used it before, your answers are deleted already. Otherwise, compare it with what you wrote down
withdrawn-heading = Your answers have been deleted
withdrawn-body = Everything you sent is gone, contact details too. You can close this page.
title-withdraw = Take back – { $name }

no-code = There is no code
no-code-late = The time for getting a code is over. Your answers have been sent, and nothing else has changed.
no-code-offline = There is no connection. Your answers are still on this page. Try again when the connection is back.
no-code-busy = Too many people are here right now. Wait a minute and press the button again.

trace-heading = What this survey leaves on your device
trace-body = Nothing but what is in this list, and only what the survey needs to work. All of it can be deleted with “Delete my answers from this device” at the end of every page. The names say nothing about the survey.
trace-name = Name
trace-where = Where
trace-cookie = Cookie
trace-storage = Browser storage
trace-life = How long, at the most
trace-browser = Until you close the browser
trace-hours = { $hours ->
    [one] { $hours } hour
   *[other] { $hours } hours
}
trace-minutes = { $minutes ->
    [one] { $minutes } minute
   *[other] { $minutes } minutes
}
trace-purpose = What for
trace-steps = Holds your answers together from page to page, where our program does not run in your browser
trace-kept = The same, if you keep your answers without a PIN
trace-lock = Half of what opens your answers, if you lock them with a PIN and our program does not run in your browser. The other half is your PIN
trace-sent = Remembers that you have sent your answers, to say thank you
trace-stored = Your answers, if you keep them until you send them. With a PIN they are encrypted
trace-left = Remembers for a few minutes that you have left quickly, so that Back does not lead here

counted-heading = What we count besides your answers
counted-body = When you send, close this page or turn to something else, we count which pages you went on from, also if you do not send. So we see where people stop. It is a number for each page. It does not say who you are, what you answered or when.