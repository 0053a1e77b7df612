"""Martin Richards' operating system simulation: tasks, packets and a scheduler."""

import sys

IDLE, WORKER, HANDLER_A, HANDLER_B, DEVICE_A, DEVICE_B = range(6)
TASKS = 6

DEVICE_PACKET, WORK_PACKET = 0, 1

BUFFER_SIZE = 4
IDLE_ROUNDS = 10000
LETTERS = 26


class Packet:
    def __init__(self, link, owner, kind):
        self.link = link
        self.owner = owner
        self.kind = kind
        self.datum = 0
        self.data = [0] * BUFFER_SIZE


def append(packet, queue):
    """The queue (its first packet) with the packet at its end."""
    packet.link = None
    if queue is None:
        return packet
    last = queue
    while last.link is not None:
        last = last.link
    last.link = packet
    return queue


class Task:
    """One task: its control block, and in subclasses what it does when it runs."""

    def __init__(self, scheduler, number, priority, queue):
        self.scheduler = scheduler
        self.number = number
        self.priority = priority
        self.queue = queue
        self.packet_pending = queue is not None
        self.waiting = queue is not None
        self.holding = False
        self.next = scheduler.first
        scheduler.first = self
        scheduler.tasks[number] = self

    def is_blocked(self):
        return self.holding or (self.waiting and not self.packet_pending)

    def take_turn(self):
        packet = None
        if self.waiting and self.packet_pending:
            packet = self.queue
            self.queue = packet.link
            self.waiting = False
            self.packet_pending = self.queue is not None
        return self.run(packet)

    def wait(self):
        self.waiting = True
        return self

    def hold(self):
        self.scheduler.holds += 1
        self.holding = True
        return self.next

    def release(self, number):
        task = self.scheduler.tasks[number]
        task.holding = False
        if task.priority > self.priority:
            return task
        return self

    def send(self, packet):
        receiver = self.scheduler.tasks[packet.owner]
        self.scheduler.packets += 1
        packet.owner = self.number
        return receiver.receive(packet, self)

    def receive(self, packet, sender):
        """The packet joins the queue; the task that runs next."""
        if self.queue is None:
            self.queue = packet
            packet.link = None
            self.packet_pending = True
            if self.priority > sender.priority:
                return self
        else:
            append(packet, self.queue)
        return sender


class IdleTask(Task):
    def __init__(self, scheduler):
        Task.__init__(self, scheduler, IDLE, 0, None)
        self.control = 1
        self.rounds = IDLE_ROUNDS

    def run(self, packet):
        self.rounds -= 1
        if self.rounds == 0:
            return self.hold()
        if self.control & 1 == 0:
            self.control //= 2
            return self.release(DEVICE_A)
        self.control = (self.control // 2) ^ 0xD008
        return self.release(DEVICE_B)


class WorkerTask(Task):
    def __init__(self, scheduler, queue):
        Task.__init__(self, scheduler, WORKER, 1000, queue)
        self.handler = HANDLER_A
        self.letter = 0

    def run(self, packet):
        if packet is None:
            return self.wait()
        if self.handler == HANDLER_A:
            self.handler = HANDLER_B
        else:
            self.handler = HANDLER_A
        packet.owner = self.handler
        packet.datum = 0
        for i in range(BUFFER_SIZE):
            self.letter += 1
            if self.letter > LETTERS:
                self.letter = 1
            packet.data[i] = ord("A") + self.letter - 1
        return self.send(packet)


class HandlerTask(Task):
    def __init__(self, scheduler, number, priority, queue):
        Task.__init__(self, scheduler, number, priority, queue)
        self.work = None
        self.devices = None

    def run(self, packet):
        if packet is not None:
            if packet.kind == WORK_PACKET:
                self.work = append(packet, self.work)
            else:
                self.devices = append(packet, self.devices)
        work = self.work
        if work is None:
            return self.wait()
        position = work.datum
        if position >= BUFFER_SIZE:
            self.work = work.link
            return self.send(work)
        device = self.devices
        if device is None:
            return self.wait()
        self.devices = device.link
        device.datum = work.data[position]
        work.datum = position + 1
        return self.send(device)


class DeviceTask(Task):
    def __init__(self, scheduler, number, priority):
        Task.__init__(self, scheduler, number, priority, None)
        self.waiting = True
        self.pending = None

    def run(self, packet):
        if packet is None:
            pending = self.pending
            if pending is None:
                return self.wait()
            self.pending = None
            return self.send(pending)
        self.pending = packet
        return self.hold()


class Scheduler:
    def __init__(self):
        self.tasks = [None] * TASKS
        self.first = None
        self.holds = 0
        self.packets = 0

    def schedule(self):
        task = self.first
        while task is not None:
            if task.is_blocked():
                task = task.next
            else:
                task = task.take_turn()


def packets(count, owner, kind):
    queue = None
    for _ in range(count):
        queue = Packet(queue, owner, kind)
    return queue


def simulate():
    scheduler = Scheduler()
    IdleTask(scheduler)
    WorkerTask(scheduler, packets(2, WORKER, WORK_PACKET))
    HandlerTask(scheduler, HANDLER_A, 2000, packets(3, DEVICE_A, DEVICE_PACKET))
    HandlerTask(scheduler, HANDLER_B, 3000, packets(3, DEVICE_B, DEVICE_PACKET))
    DeviceTask(scheduler, DEVICE_A, 4000)
    DeviceTask(scheduler, DEVICE_B, 5000)
    scheduler.schedule()
    return scheduler


def run(times):
    packets_sent = holds = 0
    for _ in range(times):
        scheduler = simulate()
        packets_sent += scheduler.packets
        holds += scheduler.holds
    return str(packets_sent) + " packets " + str(holds) + " holds"


if __name__ == "__main__":
    print(run(int(sys.argv[1])))
