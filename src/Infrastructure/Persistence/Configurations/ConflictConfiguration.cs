using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ShopifySync.Domain.Conflicts;
using ShopifySync.Domain.Stores;

namespace ShopifySync.Infrastructure.Persistence.Configurations;

internal sealed class ConflictConfiguration : IEntityTypeConfiguration<Conflict>
{
    public void Configure(EntityTypeBuilder<Conflict> builder)
    {
        builder.HasListKey(c => c.Seq, c => c.Id);
        builder.Property(c => c.RowVersion).IsConcurrencyToken();
        builder.Property(c => c.Path).HasMaxLength(400);
        builder.Property(c => c.RemoteId).HasMaxLength(120);
        builder.Property(c => c.ProductTitle).HasMaxLength(400);
        builder.Property(c => c.ResolvedBy).HasMaxLength(256);
        builder.HasOne<Store>().WithMany().HasForeignKey(c => c.StoreId).HasPrincipalKey(s => s.Id).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(c => new { c.StoreId, c.RemoteId, c.Path }).IsUnique()
            .HasDatabaseName("ux_conflicts_open").HasFilter("status = 'Open'");
        builder.HasIndex(c => new { c.CatalogueId, c.Status, c.Seq });
        builder.HasIndex(c => new { c.ProductId, c.Status });
    }
}
