# Interface texts in English, the source language.

skip-link = Skip to main content
language-nav = Language
language-name = English
back = Back
continue = Continue
skip = Skip this question
start = Start
help-link = Get help or talk to someone
help-region = Help
footer-privacy = Privacy
footer-help = Where to get help
footer-leaving = What leaving this page does
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
keep-warning = Someone else who uses this device may be able to see that you started, and what you answered. If that would not be safe, choose no.
keep-yes = Yes, keep my answers until I send them
keep-yes-hint = { $hours ->
    [one] They are deleted when you send them, when you ask, or after { $hours } hour.
   *[other] They are deleted when you send them, when you ask, or after { $hours } hours.
}
keep-no = No, do not keep them
keep-no-hint = They are gone when you close this page or this browser.
keep-required = Choose yes or no

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
deselected = { $options } is no longer selected

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
services = Who can help
service-call = Call { $number }
service-text = Text { $number }
service-checked = Checked { $date }
end-nothing-sent = Nothing you chose here has been sent or will be.

notice-elsewhere = That page is not part of your survey now
notice-elsewhere-body = It depends on an earlier answer. This is where you are. Nothing has been lost.
notice-erased-body = You can close this page, or start again if you want to.
notice-storage = Your answers cannot be kept in this browser
notice-storage-body = The browser does not let this page keep anything, or it is full. You can still answer and send. If you close this page before sending, your answers are gone.
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
