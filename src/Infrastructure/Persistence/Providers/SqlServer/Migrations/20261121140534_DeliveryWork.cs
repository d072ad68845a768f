using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ShopifySync.Infrastructure.Persistence.Providers.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class DeliveryWork : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "coalesce_key",
                table: "deliveries",
                type: "nvarchar(160)",
                maxLength: 160,
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "ix_deliveries_shop_domain_coalesce_key_state",
                table: "deliveries",
                columns: new[] { "shop_domain", "coalesce_key", "state" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_deliveries_shop_domain_coalesce_key_state",
                table: "deliveries");

            migrationBuilder.DropColumn(
                name: "coalesce_key",
                table: "deliveries");
        }
    }
}
