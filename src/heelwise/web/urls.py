"""The addresses. One line a page; the page itself is `pages/<page>/`."""

from __future__ import annotations

from django.urls import path

from heelwise.web import demo
from heelwise.web.accounts import views as accounts
from heelwise.web.pages.about import view as about
from heelwise.web.pages.choose import view as choose
from heelwise.web.pages.daily import view as daily
from heelwise.web.pages.data import view as data
from heelwise.web.pages.diary import add as diary_add
from heelwise.web.pages.diary import view as diary
from heelwise.web.pages.hurt import view as hurt
from heelwise.web.pages.learn import view as learn
from heelwise.web.pages.library import view as library
from heelwise.web.pages.may import view as may
from heelwise.web.pages.measure import view as measure
from heelwise.web.pages.offline import view as offline
from heelwise.web.pages.pack import view as pack
from heelwise.web.pages.phone import view as phone
from heelwise.web.pages.plan import view as plan
from heelwise.web.pages.player import view as player
from heelwise.web.pages.progress import view as progress
from heelwise.web.pages.reminders import view as reminders
from heelwise.web.pages.replay import view as replay
from heelwise.web.pages.routines import view as routines
from heelwise.web.pages.sheet import view as sheet
from heelwise.web.pages.signs import view as signs
from heelwise.web.pages.start import view as start
from heelwise.web.pages.sync import view as sync
from heelwise.web.pages.today import view as today

urlpatterns = [
    path("", today.today, name="today"),
    path("morning", today.morning, name="morning"),
    path("start", start.doors, name="start"),
    path("start/<slug:door>/<slug:screen>", start.screen, name="start-screen"),
    path("signs", signs.signs, name="signs"),
    path("signs/<slug:flag>/seen", signs.seen, name="seen"),
    path("daily", daily.daily, name="daily"),
    path("hurt", hurt.hurt, name="hurt"),
    path("plan", plan.plan, name="plan"),
    path("sheet", sheet.sheet, name="sheet"),
    path("choose", choose.choose, name="choose"),
    path("choose/<slug:pathway>/<slug:side>", choose.confirm, name="choose-one"),
    path("library", library.library, name="library"),
    path("library/<slug:exercise>", library.exercise, name="exercise"),
    path("may", may.may_i, name="may"),
    path("may/<slug:reply>", may.reply, name="reply"),
    path("learn", learn.learn, name="learn"),
    path("learn/<slug:article>", learn.article, name="article"),
    path("routines", routines.routines, name="routines"),
    path("routines/new", routines.new, name="new-routine"),
    path("routines/<slug:routine>", routines.routine, name="routine"),
    path("routines/<slug:routine>/change", routines.change, name="change-routine"),
    path("progress", progress.progress, name="progress"),
    path("measure", measure.tests, name="tests"),
    path("measure/<slug:measure>", measure.test, name="test"),
    path("replay", replay.replay, name="replay"),
    path("replay/<str:on>/", replay.replay_day, name="replay-day"),
    path("diary", diary.diary, name="diary"),
    path("diary/add", diary_add.menu, name="diary-add"),
    path("diary/add/<slug:what>", diary_add.add, name="diary-add-one"),
    path("diary/<uuid:event>/back", diary.take_back, name="take-back"),
    path("diary/<uuid:event>/again", diary.put_back, name="put-back"),
    path("diary/session/<str:session>/back", diary.take_all_back, name="take-all-back"),
    path("data", data.data, name="data"),
    path("data/heelwise.jsonl", data.export, name="export"),
    path("data/import", data.bring_in, name="import"),
    path("data/delete", data.delete, name="delete"),
    path("play/<slug:session>", player.play, name="play"),
    path("play/exercise/<slug:exercise>", player.play_exercise, name="play-exercise"),
    path("play/routine/<slug:routine>", player.play_routine, name="play-routine"),
    path("sync", sync.sync, name="sync"),
    path("sync/who", sync.who, name="who"),
    path("pack", pack.pack, name="pack"),
    path("pack/<slug:_key>", pack.nowhere, name="pack-page"),
    path("away", offline.away, name="away"),
    path("manifest.webmanifest", offline.manifest, name="manifest"),
    path("phone", phone.phone, name="phone"),
    path("phone/heelwise.crt", phone.certificate, name="phone-certificate"),
    path("reminders", reminders.reminders, name="reminders"),
    path("reminders/heelwise.ics", reminders.download, name="calendar-file"),
    path("reminders/browser", reminders.add_browser, name="reminder-browser"),
    path("reminders/later/<str:token>", reminders.later, name="reminder-later"),
    path("calendar/<str:token>.ics", reminders.subscribed, name="calendar"),
    path("worker.js", offline.worker, name="worker"),
    path("about", about.about, name="about"),
    path("demo", demo.choose, name="demo"),
    path("in/<str:token>", accounts.sign_in, name="sign-in"),
    path("out", accounts.sign_out, name="sign-out"),
]

handler400 = "heelwise.web.errors.bad_request"
handler403 = "heelwise.web.errors.forbidden"
handler404 = "heelwise.web.errors.not_found"
handler500 = "heelwise.web.errors.broken"
