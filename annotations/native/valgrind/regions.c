/* SPDX-License-Identifier: GPL-2.0-or-later
   The tree of the guest program's regions, and its phases by region. */

#include "xlayer.h"

Region region_root;

Context* region_context(Region* region, UInt phase)
{
   Context** context = &region->contexts[phase];
   if (!*context)
      *context = VG_(calloc)("xlayer.context", 1, sizeof(Context));
   return *context;
}

Region* region_child(Region* parent, const HChar* name)
{
   Region** place = &parent->children;
   while (*place && VG_(strcmp)((*place)->name, name) < 0)
      place = &(*place)->next;
   if (!*place || (*place)->name != name) {
      Region* region = VG_(calloc)("xlayer.region", 1, sizeof(Region));
      region->name = name;
      region->parent = parent;
      region->next = *place;
      *place = region;
   }
   return *place;
}

static void visit(Region* region, const HChar* path,
                  RegionVisitor visitor, void* closure)
{
   visitor(region, path, closure);
   for (Region* child = region->children; child; child = child->next) {
      SizeT length = VG_(strlen)(path);
      HChar* longer = VG_(malloc)("xlayer.path", length + VG_(strlen)(child->name) + 2);
      VG_(strcpy)(longer, path);
      if (length > 0)
         VG_(strcat)(longer, "/");
      VG_(strcat)(longer, child->name);
      visit(child, longer, visitor, closure);
      VG_(free)(longer);
   }
}

void regions_visit(RegionVisitor visitor, void* closure)
{
   visit(&region_root, "", visitor, closure);
}

static void reset(Region* region, const HChar* path, void* closure)
{
   region->entries = 0;
   for (UInt phase = 0; phase < PHASES; phase++)
      if (region->contexts[phase])
         VG_(memset)(region->contexts[phase], 0, sizeof(Context));
}

void regions_reset(void)
{
   regions_visit(reset, NULL);
}
