# SPDX-License-Identifier: GPL-3.0-or-later
"""What a program has on the accessibility bus, read all at once.

Asking one thing after the other is a journey over the bus for each name, each role and each
child: seconds for a window. The program is asked for everything that it holds in one call
instead, and what it answers is good for a moment. Nothing that was there is left out: what
has more children than were told, because nobody had asked for them yet, is asked for them.
"""

import ast
import functools
import re
import time

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, Gio, GLib  # noqa: E402

ACCESSIBLE = "org.a11y.atspi.Accessible"
PROPERTIES = "org.freedesktop.DBus.Properties"
ROOT = "/org/a11y/atspi/accessible/root"

# How long what was read is taken for what is, in seconds.
FRESH = 0.2


class States:
    """The states of a node, a bit for each."""

    def __init__(self, words):
        self.bits = words[0] | words[1] << 32

    def contains(self, state):
        return bool(self.bits >> int(state) & 1)


class Box:
    """A place in a window."""

    def __init__(self, x, y, width, height):
        self.x, self.y, self.width, self.height = x, y, width, height


# A node as GVariant prints it, which is many times as quick as to unpack it.
STRING = r"""('(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")"""
ITEM = re.compile(
    r"\(\('[^']*', '([^']*)'\), \('[^']*', '[^']*'\), \('[^']*', '([^']*)'\), (-?\d+), "
    r"(-?\d+), \[([^\]]*)\], " + STRING + r", (\d+), " + STRING + r", \[(\d+), (\d+)\]\)")


def unquote(printed):
    return ast.literal_eval(printed) if "\\" in printed else printed[1:-1]


class Entry:
    """What was read of a node."""

    def __init__(self, item):
        self.path, self.parent, index, count, self.interfaces, name, role, description, \
            low, high = item
        self.index = int(index)
        self.count = int(count)
        self.name = unquote(name)
        self.description = unquote(description)
        self.role = name_role(int(role))
        self.states = States((int(low), int(high)))
        self.children = []


@functools.cache
def name_role(number):
    return Atspi.role_get_name(Atspi.Role(number))


class Node:
    """Something on the bus, which is asked as libatspi's objects are; but its answers were
    read with those of all others. What is gone raises GLib.Error, as there."""

    def __init__(self, bus, path):
        self.bus = bus
        self.path = path

    def __eq__(self, other):
        return isinstance(other, Node) and other.path == self.path

    def __hash__(self):
        return hash(self.path)

    def clear_cache(self):
        self.bus.forget()

    def get_name(self):
        return self.bus.entry(self.path).name

    def get_role_name(self):
        return self.bus.entry(self.path).role

    def get_description(self):
        return self.bus.entry(self.path).description

    def get_state_set(self):
        return self.bus.entry(self.path).states

    def get_child_count(self):
        return len(self.bus.entry(self.path).children)

    def get_child_at_index(self, index):
        children = self.bus.entry(self.path).children
        return Node(self.bus, children[index]) if index < len(children) else None

    def get_parent(self):
        return None if self.path == ROOT else Node(self.bus, self.bus.entry(self.path).parent)

    def get_index_in_parent(self):
        return self.call("Accessible", "GetIndexInParent")[0]

    def get_attributes(self):
        return self.call("Accessible", "GetAttributes")[0]

    def has(self, interface):
        return f"'org.a11y.atspi.{interface}'" in self.bus.entry(self.path).interfaces

    def call(self, interface, method, arguments=None):
        return self.bus.call(self.path, f"org.a11y.atspi.{interface}", method, arguments)

    def get(self, interface, name):
        return self.bus.call(self.path, PROPERTIES, "Get", GLib.Variant(
            "(ss)", (f"org.a11y.atspi.{interface}", name)))[0]

    # ------------------------------------------------------------ what only some can

    def do_action(self, index):
        done = self.call("Action", "DoAction", GLib.Variant("(i)", (index,)))[0]
        self.bus.forget()
        return done

    def get_component_iface(self):
        return self if self.has("Component") else None

    def grab_focus(self):
        grabbed = self.call("Component", "GrabFocus")[0]
        self.bus.forget()
        return grabbed

    def get_extents(self, kind):
        return Box(*self.call("Component", "GetExtents", GLib.Variant("(u)", (int(kind),)))[0])

    def get_value_iface(self):
        return self if self.has("Value") else None

    def get_value_text(self):
        return self.get("Value", "Text")

    def get_editable_text_iface(self):
        return self if self.has("EditableText") else None

    def set_text_contents(self, text):
        written = self.call("EditableText", "SetTextContents", GLib.Variant("(s)", (text,)))[0]
        self.bus.forget()
        return written

    def get_text(self):
        count = self.get("Text", "CharacterCount")
        return self.call("Text", "GetText", GLib.Variant("(ii)", (0, count)))[0]

    def get_related(self, kind):
        """What it has a relation of the KIND to."""
        return [Node(self.bus, path)
                for number, targets in self.call("Accessible", "GetRelationSet")[0]
                if number == int(kind) for _, path in targets]


class Bus:
    """The accessibility bus, as far as one program is on it."""

    def __init__(self, process):
        self.process = process
        self.connection = None
        self.name = None
        self.entries = {}
        self.read_at = 0.0

    def connect(self):
        session = Gio.bus_get_sync(Gio.BusType.SESSION)
        address, = session.call_sync(
            "org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus", "GetAddress", None, None,
            Gio.DBusCallFlags.NONE, -1, None).unpack()
        self.connection = Gio.DBusConnection.new_for_address_sync(
            address, Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT
            | Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION, None, None)
        # A bus that ends is no reason to end with it.
        self.connection.set_exit_on_close(False)

    def is_found(self):
        """Whether the program has come to the bus."""
        if self.connection is None:
            self.connect()
        if self.name is not None:
            return True
        for name, _ in self.ask("org.a11y.atspi.Registry", ROOT, ACCESSIBLE, "GetChildren")[0]:
            number, = self.ask(
                "org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus",
                "GetConnectionUnixProcessID", GLib.Variant("(s)", (name,)))
            if number == self.process:
                self.name = name
        return self.name is not None

    def send(self, name, path, interface, method, arguments=None):
        return self.connection.call_sync(
            name, path, interface, method, arguments, None,
            Gio.DBusCallFlags.NONE, 20000, None)

    def ask(self, *words):
        return self.send(*words).unpack()

    def call(self, path, interface, method, arguments=None):
        return self.ask(self.name, path, interface, method, arguments)

    def root(self):
        return Node(self, ROOT)

    def forget(self):
        """What is asked next is read anew."""
        self.read_at = 0.0

    def holds(self, node):
        """Whether something is still there."""
        try:
            return bool(self.entry(node.path))
        except GLib.Error:
            return False

    def entry(self, path):
        if time.monotonic() - self.read_at > FRESH:
            self.read()
        try:
            return self.entries[path]
        except KeyError:
            raise GLib.Error(f"{path} is gone") from None

    def read(self):
        """Reads all that the program has, from the windows on."""
        told = {}
        self.entries = self.read_entries()
        while not self.is_whole(told):
            self.entries = self.read_entries()
        self.read_at = time.monotonic()

    def read_entries(self):
        items = self.send(self.name, "/org/a11y/atspi/cache", "org.a11y.atspi.Cache", "GetItems")
        found = ITEM.findall(items.print_(False))
        assert len(found) == items.get_child_value(0).n_children(), "an item could not be read"
        entries = {item[0]: Entry(item) for item in found}
        for entry in sorted(entries.values(), key=lambda entry: entry.index):
            if entry.parent in entries:
                entries[entry.parent].children.append(entry.path)
        return entries

    def is_whole(self, told):
        """Puts right who has which children: there are such as do not show now, and such as
        nobody asked for yet. Whether all are known; TOLD is what was asked for."""
        whole = True
        ahead = [ROOT]
        while ahead:
            path = ahead.pop()
            entry = self.entries.get(path)
            if entry is None:
                # To be asked makes it, and what is in it.
                whole = False
                ahead += told.setdefault(path, self.ask_children(path))
                continue
            if path == ROOT or not self.is_row(entry):
                if path not in told:
                    told[path] = self.ask_children(path) if entry.count or path == ROOT else []
                entry.children = [child for child in told[path]
                                  if child in self.entries or child not in told]
            ahead += entry.children
            entry.children = [child for child in entry.children if child in self.entries]
        return whole

    def is_row(self, entry):
        """Whether what is known to be below it is all that it says that there is: something
        that does not show may stand where something is that nobody asked for."""
        return [self.entries[child].index for child in entry.children
                if child in self.entries] == list(range(entry.count))

    def ask_children(self, path):
        try:
            return [child for _, child in self.call(path, ACCESSIBLE, "GetChildren")[0]]
        except GLib.Error:
            return []  # it went away meanwhile
