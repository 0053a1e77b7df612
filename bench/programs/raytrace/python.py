"""A classic raytracer: spheres over a chequered floor, shadows and reflections."""

import sys
from math import sqrt

NEARLY_ZERO = 1e-6
REFLECTIONS = 3


class Vector:
    def __init__(self, x, y, z):
        self.x = x
        self.y = y
        self.z = z

    def plus(self, other):
        return Vector(self.x + other.x, self.y + other.y, self.z + other.z)

    def minus(self, other):
        return Vector(self.x - other.x, self.y - other.y, self.z - other.z)

    def times(self, factor):
        return Vector(self.x * factor, self.y * factor, self.z * factor)

    def dot(self, other):
        return self.x * other.x + self.y * other.y + self.z * other.z

    def normalized(self):
        return self.times(1.0 / sqrt(self.dot(self)))

    def reflected(self, normal):
        return self.minus(normal.times(2.0 * self.dot(normal)))


class Color:
    def __init__(self, red, green, blue):
        self.red = red
        self.green = green
        self.blue = blue

    def plus(self, other):
        return Color(self.red + other.red, self.green + other.green, self.blue + other.blue)

    def times(self, factor):
        return Color(self.red * factor, self.green * factor, self.blue * factor)


BLACK = Color(0.0, 0.0, 0.0)
SKY = Color(0.35, 0.55, 0.85)


class Ray:
    def __init__(self, origin, direction):
        self.origin = origin
        self.direction = direction

    def at(self, distance):
        return self.origin.plus(self.direction.times(distance))


class Shape:
    """What a ray may hit; `distance` is None where it does not."""

    def __init__(self, shine):
        self.shine = shine

    def distance(self, ray):
        return None


class Sphere(Shape):
    def __init__(self, center, radius, color, shine):
        Shape.__init__(self, shine)
        self.center = center
        self.radius = radius
        self.color = color

    def distance(self, ray):
        to_center = self.center.minus(ray.origin)
        along = to_center.dot(ray.direction)
        discriminant = along * along - to_center.dot(to_center) + self.radius * self.radius
        if discriminant < 0.0:
            return None
        root = sqrt(discriminant)
        if along - root > NEARLY_ZERO:
            return along - root
        if along + root > NEARLY_ZERO:
            return along + root
        return None

    def normal_at(self, point):
        return point.minus(self.center).normalized()

    def color_at(self, point):
        return self.color


class Floor(Shape):
    def __init__(self, height, even, odd, shine):
        Shape.__init__(self, shine)
        self.height = height
        self.even = even
        self.odd = odd
        self.up = Vector(0.0, 1.0, 0.0)

    def distance(self, ray):
        if abs(ray.direction.y) < NEARLY_ZERO:
            return None
        distance = (self.height - ray.origin.y) / ray.direction.y
        if distance > NEARLY_ZERO:
            return distance
        return None

    def normal_at(self, point):
        return self.up

    def color_at(self, point):
        if (int(point.x + 1000.0) + int(point.z + 1000.0)) % 2 == 0:
            return self.even
        return self.odd


class Scene:
    def __init__(self, shapes, light):
        self.shapes = shapes
        self.light = light

    def nearest(self, ray):
        nearest = None
        nearest_distance = 0.0
        for shape in self.shapes:
            distance = shape.distance(ray)
            if distance is not None and (nearest is None or distance < nearest_distance):
                nearest = shape
                nearest_distance = distance
        return nearest, nearest_distance

    def light_reaches(self, point):
        to_light = self.light.minus(point)
        ray = Ray(point, to_light.normalized())
        for shape in self.shapes:
            distance = shape.distance(ray)
            if distance is not None and distance * distance < to_light.dot(to_light):
                return False
        return True

    def color_of(self, ray, reflections):
        shape, distance = self.nearest(ray)
        if shape is None:
            return SKY
        point = ray.at(distance)
        normal = shape.normal_at(point)
        brightness = 0.15
        if self.light_reaches(point):
            brightness += 0.85 * max(0.0, normal.dot(self.light.minus(point).normalized()))
        color = shape.color_at(point).times(brightness * (1.0 - shape.shine))
        if shape.shine > 0.0 and reflections > 0:
            mirrored = Ray(point, ray.direction.reflected(normal))
            color = color.plus(self.color_of(mirrored, reflections - 1).times(shape.shine))
        return color


def example_scene():
    shapes = [Floor(-1.0, Color(0.9, 0.9, 0.9), Color(0.1, 0.1, 0.1), 0.2)]
    for i in range(5):
        center = Vector(2.2 * i - 4.4, 0.3 * i - 0.6, 6.0 + (i * i) % 3)
        color = Color(0.2 + 0.15 * i, 0.8 - 0.1 * i, 0.3 + 0.1 * i)
        shapes.append(Sphere(center, 1.0, color, 0.1 * i))
    return Scene(shapes, Vector(-6.0, 8.0, -4.0))


def render(scene, width, height):
    eye = Vector(0.0, 1.0, -5.0)
    total = BLACK
    for row in range(height):
        for column in range(width):
            across = (column - width / 2.0) / width
            down = (height / 2.0 - row) / width
            ray = Ray(eye, Vector(across, down, 1.0).normalized())
            total = total.plus(scene.color_of(ray, REFLECTIONS))
    return total.times(1.0 / (width * height))


def run(size):
    color = render(example_scene(), size, size * 3 // 4)
    return str(color.red) + " " + str(color.green) + " " + str(color.blue)


if __name__ == "__main__":
    print(run(int(sys.argv[1])))
