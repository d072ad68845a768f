using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ShopifySync.Domain.Catalog;
using ShopifySync.Domain.Staging;
using ShopifySync.Domain.Stores;

namespace ShopifySync.Infrastructure.Persistence.Configurations;

internal sealed class StagedChangeConfiguration : IEntityTypeConfiguration<StagedChange>
{
    public void Configure(EntityTypeBuilder<StagedChange> builder)
    {
        builder.HasListKey(c => c.Seq, c => c.Id);
        builder.Property(c => c.RowVersion).IsConcurrencyToken();
        builder.HasOne<Store>().WithMany().HasForeignKey(c => c.StoreId).HasPrincipalKey(s => s.Id).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Catalogue>().WithMany().HasForeignKey(c => c.CatalogueId).OnDelete(DeleteBehavior.Restrict);
        builder.Property(c => c.ResourceId).HasMaxLength(120);
        builder.Property(c => c.RemoteId).HasMaxLength(120);
        builder.Property(c => c.DecidedBy).HasMaxLength(256);
        builder.Property(c => c.Comment).HasMaxLength(Decision.CommentLength);
        builder.ComplexProperty(c => c.Summary, summary =>
        {
            // The columns carry the list's own names: filters and indexes speak of vendor, not of summary_vendor.
            summary.Property(s => s.Title).HasColumnName("Title").HasMaxLength(400);
            summary.Property(s => s.Vendor).HasColumnName("Vendor").HasMaxLength(ProductRules.VendorLength);
            summary.Property(s => s.ProductType).HasColumnName("ProductType").HasMaxLength(ProductRules.VendorLength);
            summary.Property(s => s.Sku).HasColumnName("Sku").HasMaxLength(400);
            summary.Property(s => s.PriceChange).HasColumnName("PriceChange");
            summary.Property(s => s.Fields).HasColumnName("Fields");
            summary.Property(s => s.FieldCount).HasColumnName("FieldCount");
            summary.Property(s => s.ImageUrl).HasColumnName("ImageUrl").HasMaxLength(2_000);
            summary.Property(s => s.SearchText).HasColumnName("SearchText");
        });
        builder.Navigation(c => c.Fields).UsePropertyAccessMode(PropertyAccessMode.Field);
        builder.HasMany(c => c.Fields).WithOne().HasForeignKey(f => f.StagedChangeId).HasPrincipalKey(c => c.Id).OnDelete(DeleteBehavior.Cascade);

        // One open change per store, resource and direction: a newer comparison updates it, never adds a second.
        builder.HasIndex(c => new { c.StoreId, c.ResourceKind, c.ResourceId, c.Direction }).IsUnique()
            .HasDatabaseName("ux_staged_changes_open")
            .HasFilter("status IN ('Pending', 'Stale', 'Approved', 'Failed')");
        builder.HasIndex(c => new { c.CatalogueId, c.Status, c.Seq });
        builder.HasIndex(c => new { c.StoreId, c.Status, c.Direction, c.Seq });
        builder.HasIndex(c => new { c.ResourceId, c.Status });
        builder.HasIndex(c => new { c.FoundBy, c.Seq });
        // What waits for review is in no batch: it need not be in their indexes, which makes staging and deciding cheaper.
        builder.HasIndex(c => c.ReleasedTo).HasFilter("released_to IS NOT NULL");
        builder.HasIndex(c => c.WentBackFrom).HasFilter("went_back_from IS NOT NULL");
        builder.HasIndex(c => c.DecisionId);
    }
}

internal sealed class FieldChangeConfiguration : IEntityTypeConfiguration<FieldChange>
{
    public void Configure(EntityTypeBuilder<FieldChange> builder)
    {
        builder.Property(f => f.Id).ValueGeneratedNever();
        builder.HasIndex(f => f.StagedChangeId);
    }
}

internal sealed class DecisionConfiguration : IEntityTypeConfiguration<Decision>
{
    public void Configure(EntityTypeBuilder<Decision> builder)
    {
        builder.HasListKey(d => d.Seq, d => d.Id);
        builder.HasOne<Catalogue>().WithMany().HasForeignKey(d => d.CatalogueId).OnDelete(DeleteBehavior.Restrict);
        builder.Property(d => d.By).HasMaxLength(256);
        builder.Property(d => d.Comment).HasMaxLength(Decision.CommentLength);
    }
}

internal sealed class AcceptedDifferenceConfiguration : IEntityTypeConfiguration<AcceptedDifference>
{
    public void Configure(EntityTypeBuilder<AcceptedDifference> builder)
    {
        builder.HasKey(a => a.Seq);
        builder.Property(a => a.ResourceId).HasMaxLength(120);
        builder.Property(a => a.Path).HasMaxLength(400);
        builder.Property(a => a.LocalHash).HasMaxLength(64);
        builder.Property(a => a.RemoteHash).HasMaxLength(64);
        builder.Property(a => a.By).HasMaxLength(256);
        builder.HasIndex(a => new { a.StoreId, a.ResourceId, a.Path }).IsUnique();
        builder.HasOne<Store>().WithMany().HasForeignKey(a => a.StoreId).HasPrincipalKey(s => s.Id).OnDelete(DeleteBehavior.Restrict);
    }
}
