using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ShopifySync.Domain.Linking;
using ShopifySync.Domain.Stores;

namespace ShopifySync.Infrastructure.Persistence.Configurations;

internal sealed class LinkConfiguration : IEntityTypeConfiguration<Link>
{
    public void Configure(EntityTypeBuilder<Link> builder)
    {
        builder.HasListKey(l => l.Seq, l => l.Id);
        builder.HasOne<Store>().WithMany().HasForeignKey(l => l.StoreId).HasPrincipalKey(s => s.Id).OnDelete(DeleteBehavior.Restrict);
        builder.Property(l => l.RemoteId).HasMaxLength(120);
        builder.Property(l => l.ComparedAs).HasMaxLength(80);
        builder.HasIndex(l => new { l.StoreId, l.ResourceKind, l.RemoteId }).IsUnique();
        builder.HasIndex(l => new { l.StoreId, l.ResourceKind, l.LocalId }).IsUnique();
        builder.HasIndex(l => l.LocalId);
        builder.Navigation(l => l.Facets).UsePropertyAccessMode(PropertyAccessMode.Field);
        builder.HasMany(l => l.Facets).WithOne().HasForeignKey(f => f.LinkId).HasPrincipalKey(l => l.Id).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class LinkFacetConfiguration : IEntityTypeConfiguration<LinkFacet>
{
    public void Configure(EntityTypeBuilder<LinkFacet> builder)
    {
        builder.ToTable("link_facets");
        builder.HasKey(f => new { f.LinkId, f.Facet });
        builder.Property(f => f.RemoteHash).HasMaxLength(64);
    }
}

internal sealed class LinkHistoryConfiguration : IEntityTypeConfiguration<LinkHistory>
{
    public void Configure(EntityTypeBuilder<LinkHistory> builder)
    {
        builder.HasKey(h => h.Seq);
        builder.Property(h => h.RemoteId).HasMaxLength(120);
        builder.Property(h => h.What).HasMaxLength(60);
        builder.Property(h => h.By).HasMaxLength(256);
        builder.HasIndex(h => new { h.StoreId, h.RemoteId });
        builder.HasOne<Store>().WithMany().HasForeignKey(h => h.StoreId).HasPrincipalKey(s => s.Id).OnDelete(DeleteBehavior.Restrict);
    }
}
