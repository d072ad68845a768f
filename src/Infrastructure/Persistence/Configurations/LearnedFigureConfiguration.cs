using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ShopifySync.Domain.Monitoring;
using ShopifySync.Domain.Stores;

namespace ShopifySync.Infrastructure.Persistence.Configurations;

internal sealed class LearnedFigureConfiguration : IEntityTypeConfiguration<LearnedFigure>
{
    public void Configure(EntityTypeBuilder<LearnedFigure> builder)
    {
        builder.ToTable("learned_figures");
        builder.HasKey(f => new { f.StoreId, f.Name });
        builder.Property(f => f.Name).HasMaxLength(LearnedFigure.NameLength);
        builder.HasOne<Store>().WithMany().HasForeignKey(f => f.StoreId).HasPrincipalKey(s => s.Id).OnDelete(DeleteBehavior.Cascade);
    }
}
