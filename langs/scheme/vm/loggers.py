"""Loggers and their receivers; errors go to the standard error, as Racket's own logger does."""
from __future__ import absolute_import

from langs.scheme.vm.events import W_Event, next_waiter
from langs.scheme.vm.raising import complain
from langs.scheme.vm.strings import immutable_from_utf8
from langs.scheme.vm.values import W_Root, W_Symbol, symbol, w_false
from langs.scheme.vm.vectors import W_Vector

LEVELS = ["none", "fatal", "error", "warning", "info", "debug"]
SHOWN = 2       # the most detailed level that the standard error gets


def level_number(w_level):
    """-1 of what is no level."""
    if isinstance(w_level, W_Symbol):
        for number in range(len(LEVELS)):
            if w_level.utf8 == LEVELS[number]:
                return number
    return -1


class W_Logger(W_Root):
    _immutable_fields_ = ["w_topic", "parent"]
    contract = "logger?"

    def __init__(self, w_topic, parent):
        self.w_topic = w_topic
        self.parent = parent        # gets all messages as well
        self.receivers = []

    def opaque_text(self):
        return "#<logger>"

    def wanted(self, w_topic):
        """The most detailed level that somebody wants."""
        most = SHOWN
        logger = self
        while logger is not None:
            for receiver in logger.receivers:
                most = max(most, receiver.wanted(w_topic))
            logger = logger.parent
        return most

    def log(self, level, w_topic, text, w_data):
        w_message = W_Vector([symbol(LEVELS[level]), immutable_from_utf8(text), w_data, w_topic],
                             True)
        if level <= SHOWN:
            complain(text)
        logger = self
        while logger is not None:
            for receiver in logger.receivers:
                if level <= receiver.wanted(w_topic):
                    receiver.receive(w_message)
            logger = logger.parent


w_root_logger = W_Logger(w_false, None)


class W_LogReceiver(W_Event):
    """Ready when it has a message. Its levels hold for the topic beside each, or for all (#f)."""
    contract = "log-receiver?"

    def __init__(self, levels, topics_w):
        self.levels = levels
        self.topics_w = topics_w
        self.messages_w = []
        self.waiters = []

    def opaque_text(self):
        return "#<log-receiver>"

    def wanted(self, w_topic):
        others = 0
        for i in range(len(self.levels)):
            if self.topics_w[i] is w_false:
                others = max(others, self.levels[i])
            elif self.topics_w[i] is w_topic:
                return self.levels[i]
        return others

    def receive(self, w_message):
        waiter = next_waiter(self.waiters)
        if waiter is not None:
            waiter.complete(w_message)
        else:
            self.messages_w.append(w_message)

    def poll(self):
        if len(self.messages_w) == 0:
            return None
        return self.messages_w.pop(0)

    def enqueue(self, waiter):
        self.waiters.append(waiter)
